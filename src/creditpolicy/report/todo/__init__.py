"""To do lists as text, as data, and as a letter."""
