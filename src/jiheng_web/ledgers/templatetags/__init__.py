"""Tags for the pages of other apps."""
