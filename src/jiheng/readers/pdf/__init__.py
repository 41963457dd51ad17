"""PDF → ``Document``: rules drawn on pages become grids, grids take in the characters, grids of following pages become one table."""
