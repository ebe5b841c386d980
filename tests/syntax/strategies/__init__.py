"""Hypothesis strategies for syntax trees: every shape that the grammar has.

Each is made once: building and checking them takes longer than drawing.
"""
