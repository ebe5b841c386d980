"""Checks of a whole policy: each one short function that returns what it found."""
