"""What cases reach of a policy: for a terminal, as a page, and as lcov."""
