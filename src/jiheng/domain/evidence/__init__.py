"""What stands behind an actual value: records, their kinds, and how far a value can be believed."""
