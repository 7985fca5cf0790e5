"""The method itself: transcripts, pseudonyms, quotations, codes, themes and the decisions about them.

This room knows nothing of Qt, SQL or the network. It says what it needs of them in `analysis.ports`.
"""
