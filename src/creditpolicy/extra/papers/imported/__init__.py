"""A table of tasks in Word or Excel becomes a draft of a policy."""
