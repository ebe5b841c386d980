"""A normal form of the core: formulas with the same form mean the same, whatever they say."""
