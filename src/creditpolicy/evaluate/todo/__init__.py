"""What a department can do for more points, and what each of it would bring."""
