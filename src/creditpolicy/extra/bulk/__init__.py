"""Evidence by the hundred million: an engine counts, the same arithmetic as ever makes points.

A policy's measures become SQL over whole numbers; no engine divides, rounds or sees a score.
"""
