"""What the rules of the land say, as dated data: citations, parameters, taxonomy, form layouts, region profiles, lexicons."""
