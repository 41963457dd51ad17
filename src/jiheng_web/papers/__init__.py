"""What a person takes away from a check: the commented and the corrected file, the opinion, the review sheet, formats for programs."""
