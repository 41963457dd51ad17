"""Writes of the installation as a whole: taking backups, restoring, upgrading, moving to another database."""
