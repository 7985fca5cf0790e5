"""How far an analysis can be trusted, in figures: saturation, agreement, coverage, influence, co-occurrence."""
