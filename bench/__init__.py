"""Measurements of speed, run by ``make bench``; peers are compared where they are installed."""
