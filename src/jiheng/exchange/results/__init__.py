"""Filings as results in the standards of others: IATI 2.03 and StratML Part 2."""
