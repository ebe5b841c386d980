"""What tests policies: cases, what changed from one to another, proofs. Knows the core only."""
