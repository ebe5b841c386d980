"""What changed in meaning from one policy to another, rule by rule."""
