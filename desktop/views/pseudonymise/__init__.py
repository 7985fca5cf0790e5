"""The place where names are reviewed and texts are approved."""
