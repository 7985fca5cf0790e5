"""What `verify` says of rows whose values were turned into another type by hand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from builders import ScriptedDetector, make_study

import storage
from storage.database import connect_file


def test_an_event_whose_kind_was_turned_into_bytes_is_named(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    with closing(connect_file(study.path, None)) as file:
        file.execute("UPDATE event SET kind = CAST(kind AS blob) WHERE seq = 3")
    again = storage.open_study(study.path, detector=ScriptedDetector())
    found = again.verify()
    assert [(problem.code, problem.seq) for problem in found][:1] == [("altered_event", 3)]
    again.close()
