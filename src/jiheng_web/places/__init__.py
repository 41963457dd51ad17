"""The tree of places, the fiscal years, and the projects that keep their identity over years and renames."""
