"""Pages of submissions: HTTP only."""
