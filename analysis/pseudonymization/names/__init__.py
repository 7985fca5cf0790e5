"""Find names of people, places, organisations and products: lists, rules and an own small model, all offline."""

from analysis.pseudonymization.names.tagger import NameTagger

__all__ = ["NameTagger"]
