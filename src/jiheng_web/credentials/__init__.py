"""What proves who somebody is: passwords, one-time codes, tokens. Pure functions; what is kept of them is in ``accounts``."""
