"""What of a policy its cases reach, seen through the reference evaluator itself."""
