"""The public site: static pages in Chinese from filings, with a search that needs no server."""
