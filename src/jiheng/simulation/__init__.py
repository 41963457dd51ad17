"""Believable years of evidence records, the same for the same seed: for demonstrations and to try warnings on; marked as simulated."""
