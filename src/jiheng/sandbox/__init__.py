"""Runs a reader in a child process with limits: what a hostile file can spend is known before it is opened."""
