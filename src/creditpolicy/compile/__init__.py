"""A checked policy as plain Python code: the same results as `evaluate`, worked out faster."""
