"""Lowering: what items say becomes core measures and scores; the types keep records and points apart."""
