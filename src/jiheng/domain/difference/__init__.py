"""The readable difference of two filings."""
