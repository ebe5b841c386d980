"""What tests policies: cases and what they reach, boundary cases. Knows the core only."""
