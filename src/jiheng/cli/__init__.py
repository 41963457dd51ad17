"""The command line: one file per command; prints, never decides."""
