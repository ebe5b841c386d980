"""Messages: one module a phase, one `Code` literal a message, both languages in it."""
