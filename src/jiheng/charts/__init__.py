"""Numbers → SVG."""
