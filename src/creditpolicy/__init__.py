"""Policies that read like the notice; scores that are exact and traced to its sentences."""
