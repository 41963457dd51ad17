"""Filings as tables that anybody can compute with: keys, every column explained, and the package that holds them."""
