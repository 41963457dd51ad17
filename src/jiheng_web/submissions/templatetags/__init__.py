"""Filters of the pages of submissions."""
