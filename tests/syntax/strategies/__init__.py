"""Hypothesis strategies for syntax trees: every shape that the grammar has."""
