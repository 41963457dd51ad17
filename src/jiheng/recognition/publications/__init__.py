"""Whole budget publications: statements on performance in their prose, and their budget tables with the sums that prove them."""
