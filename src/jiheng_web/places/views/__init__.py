"""Pages of places, years and projects."""
