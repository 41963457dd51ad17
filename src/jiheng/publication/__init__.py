"""Pages for people from filings, findings and charts."""
