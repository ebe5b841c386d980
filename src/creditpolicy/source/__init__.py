"""Text and where things stand in it: bytes become a `Source`, and every later stage points back with a `Span`."""
