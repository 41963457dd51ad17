"""Forms as they are issued to be filled in, and what became of them when they come back."""
