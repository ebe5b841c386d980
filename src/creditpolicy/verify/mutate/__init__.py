"""Changes a checked policy one thing at a time, and asks its cases whether anybody would notice."""
