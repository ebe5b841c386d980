"""Tables that an engine counts."""
