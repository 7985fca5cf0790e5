"""Documents that are read and filed: made of blocks once, written as Markdown, Word and PDF."""
