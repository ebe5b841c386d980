"""Bad input of every kind, end to end: a code, a sentence in both languages, an exit code."""
