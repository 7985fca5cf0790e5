"""Where a study is kept: its two files, the ledger, the readers of transcripts and the writers of exports.

Importing this package costs nothing; SQLModel is loaded when a study is made or opened.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.records import AiPolicy, Coder, SendScope, Study

if TYPE_CHECKING:
    from analysis.pseudonymization.process import DocumentDetector
    from analysis.workflow.study import OpenStudy


def create_study(
    path: Path,
    *,
    title: str,
    coder: str,
    research_question: str = "",
    language: str = "de",
    send_scope: SendScope = SendScope.THIS_COMPUTER,
    detector: DocumentDetector | None = None,
    passphrase: str = "",
    key_passphrase: str | None = None,
    policy: AiPolicy | None = None,
) -> OpenStudy:
    """Make a study (`path` with or without `.verbatim`) and its key file, and open it.

    Both are protected by the passphrase, or by none where it is ""; the key file by its own where that is given.
    `policy` is what is settled on suggestions, for text that may go as far as `send_scope`.
    Raises `StudyFileError` (`exists`, `cannot_write`) and `InvalidInput` (`empty_title`, `empty_name`,
    `passphrase_short`).
    """
    from analysis.errors import InvalidInput
    from analysis.ports import Put
    from analysis.workflow.study import OpenStudy
    from storage.cipher import Passphrase
    from storage.study_files import create_files, with_suffix

    secret, own = Passphrase(passphrase), None if key_passphrase is None else Passphrase(key_passphrase)
    for given in (secret, own):
        if given:
            given.check_new()

    if not title.strip():
        raise InvalidInput("empty_title", "A study needs a title.", "Type one.")
    first = Coder(name=" ".join(coder.split()))
    if not first.name:
        raise InvalidInput("empty_name", "A coder needs a name.", "Decisions are recorded under it; type yours.")
    path = with_suffix(path)
    store, key_id = create_files(path, secret, own)
    study = Study(
        title=title.strip(),
        research_question=research_question.strip(),
        language=language,
        send_scope=send_scope,
        key_file_id=key_id,
    )
    store.commit("study_created", [Put(first), Put(study)], actor=first.id)
    made = OpenStudy(path, store, detector)
    if policy is not None:
        made.ai_policy.set(replace(policy, reach=send_scope), coder=first.id)
    return made


def open_study(
    path: Path,
    *,
    without_key: bool = False,
    detector: DocumentDetector | None = None,
    passphrase: str = "",
    key_passphrase: str | None = None,
    key_file: Path | None = None,
) -> OpenStudy:
    """Open a study with its key file, where there is one: `key_file`, the one beside it, or where it was last.

    The key file is tried with the study's passphrase where it is given none of its own. Raises `StudyFileError`
    (`missing`, `locked`, `newer_version`, `damaged`, `not_a_study`, `key_mismatch`, `key_older`, `key_newer`,
    `passphrase_needed`, `wrong_passphrase`, `key_passphrase_needed`), `InvalidInput` (`is_key_file`).
    """
    from analysis.workflow.study import OpenStudy
    from storage.cipher import Passphrase
    from storage.study_files import open_files, with_suffix

    path = with_suffix(path)
    store = open_files(
        path,
        without_key=without_key,
        passphrase=Passphrase(passphrase),
        key_passphrase=None if key_passphrase is None else Passphrase(key_passphrase),
        key_file=key_file,
    )
    return OpenStudy(path, store, detector)
