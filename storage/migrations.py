"""The versions of the two files and how an older file becomes a newer one.

Version 1 is the first. A later version adds a small function here, with its reason, and a real file of the version
before as a test's data.
"""

from __future__ import annotations

from storage.database import Migration

STUDY_APPLICATION_ID = 0x56424D31
KEY_APPLICATION_ID = 0x56424B31

STUDY_VERSION = 1
KEY_VERSION = 1

STUDY_MIGRATIONS: dict[int, Migration] = {}
KEY_MIGRATIONS: dict[int, Migration] = {}
