"""The difference of two filings as text and as JSON."""
