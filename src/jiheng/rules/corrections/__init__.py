"""Fixes put together into a corrected document, each proved to change nothing but what it is about."""
