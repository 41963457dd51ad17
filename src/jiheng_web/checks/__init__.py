"""By what a document is checked, and what is waived in it."""
