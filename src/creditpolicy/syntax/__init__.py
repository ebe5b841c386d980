"""Text to syntax nodes and back: the only folder that imports lark.

The tree says what was written, not what it means.
"""
