"""What `jiheng check` does with its options and its answers; the command itself stands in `cli/check.py`."""
