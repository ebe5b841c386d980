"""Syntax nodes become the checked policy: facts, measures over records, scores over measures."""
