"""Syntax nodes become the checked policy: facts, measures over records and scores over measures, in a small core."""
