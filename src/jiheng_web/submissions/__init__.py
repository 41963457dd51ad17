"""Filings on their way: rounds, submissions, immutable versions, the workflow, reviews, remarks that are kept for ever, approvals."""
