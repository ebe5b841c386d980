"""Tests of the command line, through its arguments, its output and its exit code."""
