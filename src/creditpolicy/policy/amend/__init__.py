"""Amendments: a policy that says only what changes in another becomes a whole one, as text."""
