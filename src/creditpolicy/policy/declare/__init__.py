"""Declarations: departments, kinds, assumptions, items and the head of a policy become facts."""
