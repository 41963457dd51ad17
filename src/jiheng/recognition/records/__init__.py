"""Tables of evidence records: which column is which field, what each cell says, and what is wrong with it."""
