"""Domain → official forms and papers, as files that people fill in, sign and pass on."""
