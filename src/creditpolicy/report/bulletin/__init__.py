"""The weekly bulletin: figures of assessments become sentences and tables of a paper."""
