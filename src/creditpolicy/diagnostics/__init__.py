"""What is wrong, where, and what to do: one `Diagnostic` type, one registry of codes, one renderer a file."""
