"""Tests about the repository itself: its shape, its words, its promises about numbers."""
