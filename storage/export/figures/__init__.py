"""Figures and tables of a paper as files; `analysis.figures` lays them out."""
