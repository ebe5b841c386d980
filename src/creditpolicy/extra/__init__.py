"""What a plain install does not have: one folder a pip extra, independent of each other."""
