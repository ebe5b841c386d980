"""The sdist and the wheel: built once for all tests here, and used far from this checkout."""
