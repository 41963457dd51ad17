"""Findings → the sheet on which targets are reviewed, with the program's first score, which is advice only."""
