"""Waivers and baselines ↔ the YAML files that lie beside a table."""
