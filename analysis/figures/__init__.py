"""Figures of a paper, laid out in millimetres. Pure: no window, no drawing library."""
