"""The registry of messages: one module a phase, one `Code` literal a message, both languages in it."""
