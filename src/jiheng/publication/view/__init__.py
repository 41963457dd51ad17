"""What the reader saw, drawn: a page of a document, or a table where the format has no pages, with every field in its colour."""
