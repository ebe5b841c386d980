"""Ten idioms as somebody new wrote them, from the documentation and nothing else."""
