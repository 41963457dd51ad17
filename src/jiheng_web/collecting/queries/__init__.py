"""Reads of collecting, scoped to the viewer."""
