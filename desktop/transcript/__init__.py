"""The reading view of an interview: fast, calm, and exact about positions.

Generic: it knows turns, marks and chips, not studies. Positions are code points of the text shown.
"""
