"""Which change of a policy moved a figure: each is made alone, and all but each."""
