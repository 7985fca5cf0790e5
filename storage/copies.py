"""Copies of an open study that only this program knows of: to check it while she works on, and to make backups.

A file under exclusive locking lets no second connection in, so that a reader of its own reads a copy. That of an
unprotected file is kept in memory; that of a protected one, protected likewise, in a folder that is removed again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.database import IN_MEMORY, open_copy
from storage.ledger import LedgerFile

if TYPE_CHECKING:
    from storage.store import StudyStore


@contextmanager
def copied(store: StudyStore) -> Iterator[StudyStore]:
    """Give both files as they are at this moment; the store's lock is held only while they are copied."""
    with ExitStack() as stack:
        with store.lock:
            study = stack.enter_context(_copy(store.study_file))
            key = stack.enter_context(_copy(store.key_file)) if store.key_file else None
        yield type(store)(study, key)


@contextmanager
def _copy(file: LedgerFile) -> Iterator[LedgerFile]:
    with ExitStack() as stack:
        if file.database.key is None:
            database = open_copy(IN_MEMORY, None)
            stack.callback(database.close)
            file.database.copy_into(database)
        else:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verbatim-"))) / "copy"
            file.database.copy_to(place)
            database = open_copy(place, file.database.key)
            stack.callback(database.close)
        database.named = file.database.path
        yield LedgerFile(database, file.tables)
