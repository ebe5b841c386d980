"""The first link of the chain: exact points, dates, working days, codes; the only rounding."""
