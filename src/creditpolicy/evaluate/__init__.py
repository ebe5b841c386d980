"""The reference semantics: measures over the records, then scores over the measures, each exact and explained."""
