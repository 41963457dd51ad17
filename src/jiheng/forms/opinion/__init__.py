"""Findings → the opinion that a reviewer sends back: the same paragraphs as text to paste and as an official document."""
