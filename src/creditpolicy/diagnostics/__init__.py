"""What is wrong, where, and what to do.

One `Diagnostic` type, one registry of codes, one renderer a file.
"""
