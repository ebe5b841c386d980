"""The command line: one file a command, and nothing imported before a command needs it."""
