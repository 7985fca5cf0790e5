"""The Code place: the interview in the middle, suggestions and codebook at the right."""
