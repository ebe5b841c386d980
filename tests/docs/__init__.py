"""The pages under docs/ and the README are tests: what they show is checked, run and compared."""
