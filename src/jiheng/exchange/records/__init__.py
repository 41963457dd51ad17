"""Evidence records as workbooks: templates to fill in, and lists with what is wrong."""
