"""Sorts of replacement beside the numbered placeholder: invented names of the same sort, and descriptions."""
