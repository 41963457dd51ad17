"""The indicator library: names that others use, search, likeness, typical values, official standards and starter sets."""
