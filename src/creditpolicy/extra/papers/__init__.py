"""Documents of office programs: `creditpolicy[papers]`."""
