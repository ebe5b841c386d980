"""Evidence: flat rows of text as they were filed, before and after they are bound to a policy."""
