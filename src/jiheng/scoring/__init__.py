"""Targets and actual values → points: exact scores, admissible intervals or unknown, each with its formula, ground and asked reasons."""
