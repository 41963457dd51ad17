"""Self-evaluations scored again."""
