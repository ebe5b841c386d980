"""Readers, one a file: each turns one format into a stream of rows and diagnostics."""
