"""Forms found as text → the grid that they were: lines with wrapped cells, one cell a line, pipes, cells run together, prose."""
