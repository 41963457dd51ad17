"""Form sheets → files: a workbook, a document, a PDF. Writers know the sheet and nothing of what it says."""
