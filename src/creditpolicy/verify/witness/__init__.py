"""Evidence on which two policies differ: as few rows as can be found, always the same ones."""
