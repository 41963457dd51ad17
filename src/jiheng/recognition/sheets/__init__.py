"""Sheet forms: one project a sheet, with labels and values, a money block and a table of indicators, read by layout data."""
