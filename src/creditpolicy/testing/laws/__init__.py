"""The laws that every assessment keeps, as assertions: one file for each group of them."""
