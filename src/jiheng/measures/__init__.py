"""Measures: evidence records → actual values, by a small typed language in data, with a trace and a level of evidence."""
