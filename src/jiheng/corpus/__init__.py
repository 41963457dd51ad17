"""The same use cases over very many documents: folders and archives, in parallel, to be taken up again after a stop."""
