"""Workbooks to be filled in, made from a policy."""
