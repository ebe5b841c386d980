"""What changed between two policies: one page of words, put out as text, Markdown, HTML or data."""
