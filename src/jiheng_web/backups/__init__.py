"""Backups, restoring, upgrades, moving to another database, and how the installation is doing."""
