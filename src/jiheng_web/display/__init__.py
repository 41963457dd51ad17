"""Facts of the library → what a page shows: no HTTP, no database, no markup."""
