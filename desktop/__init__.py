"""The window: PySide6 and nothing else heavy.

Importing this room must stay cheap: what needs SQL, a model or an office format is handed in (`desktop.services`) and
loaded at first use, after the first paint.
"""
