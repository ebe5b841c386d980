"""The core: what every engine, proof and explanation reads.

Records can only leave it through a `Measure`.
"""
