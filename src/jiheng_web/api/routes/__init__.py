"""The resources of /api/v1, one file each, and the root that joins them."""
