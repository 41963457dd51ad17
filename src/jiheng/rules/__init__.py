"""Filing → findings: one file per rule, one folder per concern."""
