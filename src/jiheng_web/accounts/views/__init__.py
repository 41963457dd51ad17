"""Pages of logins and accounts."""
