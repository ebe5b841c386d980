"""Results of other evaluations, as `eval --format json` writes them."""
