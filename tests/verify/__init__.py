"""Claims about what tests policies: cases, what they reach, boundary cases, what changed."""
