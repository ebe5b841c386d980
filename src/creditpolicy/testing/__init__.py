"""Hypothesis strategies for people who test policies, and for our own tests; needs hypothesis."""
