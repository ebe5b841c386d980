"""What people and programs read: tables, data, and explanations of an assessment."""
