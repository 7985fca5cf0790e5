"""Suggestions: what is asked, what comes back, and how each quote is grounded in the text that was sent."""
