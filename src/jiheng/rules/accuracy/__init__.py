"""How well the rules find what people have labelled."""
