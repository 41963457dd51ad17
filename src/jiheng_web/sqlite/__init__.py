"""Django's SQLite with a turnstile: writers queue up before the database instead of polling it, so that nobody waits long."""
