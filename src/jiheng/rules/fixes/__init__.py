"""What the findings on indicators propose instead: one function per kind of correction, by the code of the rule."""
