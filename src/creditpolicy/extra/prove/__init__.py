"""Proofs and counterexamples that intervals cannot give: the extra `creditpolicy[prove]`."""
