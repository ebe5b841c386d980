"""Cases at the boundaries of a policy: small evidence on each side, for a person to confirm."""
