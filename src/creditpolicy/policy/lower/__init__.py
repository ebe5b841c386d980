"""What items say becomes core measures and scores; types keep records and points apart."""
