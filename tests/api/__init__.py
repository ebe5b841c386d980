"""What `import creditpolicy` offers, through its public names only."""
