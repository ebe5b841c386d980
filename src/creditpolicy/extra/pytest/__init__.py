"""Cases of policies as pytest's own test items: `pytest policies` just works."""
