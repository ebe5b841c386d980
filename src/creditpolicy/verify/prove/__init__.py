"""What holds of a policy for all evidence: proved, refuted with rows, or honestly unknown."""
