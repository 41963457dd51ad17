"""Background jobs on the project's own database: a queue with leases, so that a killed worker loses nothing."""
