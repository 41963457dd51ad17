"""Text → values: widths, residue of markup, numerals, money, dates, measure units and the target grammar."""
