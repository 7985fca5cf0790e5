"""Dialogs for what cannot be said in place: a new study, the provider, and what would be sent."""
