"""Text and where things stand in it.

Bytes become a `Source`, and every later stage points back with a `Span`.
"""
