"""Number formats of spreadsheets: the code of a format and the value of a cell → the text that the sheet shows."""
