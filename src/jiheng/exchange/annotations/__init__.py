"""Findings as comments in the user's own file, comments of reviewers read back, and corrections written into it."""
