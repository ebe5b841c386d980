"""The reference semantics.

Measures over the records, then scores over the measures, each exact and explained.
"""
