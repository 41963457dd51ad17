"""Pages of collecting: HTTP only."""
