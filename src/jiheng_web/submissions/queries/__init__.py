"""Reads of submissions, scoped to the viewer."""
