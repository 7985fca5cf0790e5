"""Seals: a head that was printed tells later whether the chain was rewritten as a whole."""

from __future__ import annotations

import shutil
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
import pytest
from builders import ada, make_study, span_of
from keyring.backends.fail import Keyring as NoKeyring

import storage
from analysis.errors import InvalidInput, NotPermitted, StudyFileError
from analysis.workflow.study import OpenStudy
from storage.seal import SealFound, check_seal, read_seal, seal_study
from storage.seal_keys import file_key, keyring_key
from storage.study_files import key_path


@pytest.fixture
def study(tmp_path: Path) -> Any:
    made = make_study(tmp_path)
    yield made
    made.close()


def sealed(study: OpenStudy) -> Any:
    store: Any = study.store
    return seal_study(store, keyring_key(), coder=ada(study))


def found(study: OpenStudy, seal: Any) -> SealFound:
    store: Any = study.store
    return check_seal(store, seal)


def test_a_printed_seal_holds_after_more_was_done(study: OpenStudy) -> None:
    seal = sealed(study)
    study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=ada(study))
    assert read_seal(seal.text()) == seal
    assert found(study, read_seal(seal.text())) is SealFound.HOLDS
    assert study.verify() == []


def test_a_seal_is_read_however_the_appendix_broke_its_lines(study: OpenStudy) -> None:
    seal = sealed(study)
    appendix = "Anhang C\n\n" + seal.text().upper().replace("\n", "  ").replace(" ", "\n", 7) + "\n\nSeite 47"
    assert read_seal(appendix) == seal


@pytest.mark.parametrize("name", ["head", "signature", "key"])
def test_one_other_letter_is_a_forged_seal(study: OpenStudy, name: str) -> None:
    seal = sealed(study)
    value = getattr(seal, name)
    forged = replace(seal, **{name: ("0" if value[0] != "0" else "1") + value[1:]})
    assert found(study, forged) is SealFound.FORGED


def test_a_later_day_is_a_forged_seal(study: OpenStudy) -> None:
    assert found(study, replace(sealed(study), day="2031-01-01")) is SealFound.FORGED


def test_a_chain_that_was_rewritten_as_a_whole_shows_against_its_seal(study: OpenStudy, tmp_path: Path) -> None:
    """The copy goes on otherwise from before the seal: its own chain is sound, and only the seal tells."""
    copy = tmp_path / "copy" / study.path.name
    study.close()
    copy.parent.mkdir()
    for path in (study.path, key_path(study.path)):
        shutil.copy(path, copy.parent / path.name)
    real, other = storage.open_study(study.path), storage.open_study(copy)
    real.coding.in_vivo(*span_of(real, "die technische Hürde"), coder=ada(real))
    seal = sealed(real)
    other.coding.in_vivo(*span_of(other, "erst mal verstehen"), coder=ada(other))
    sealed(other)
    assert other.verify() == []
    assert found(other, seal) is SealFound.REWRITTEN
    real.close()
    other.close()


def test_an_older_copy_and_another_study_are_told_apart(study: OpenStudy, tmp_path: Path) -> None:
    study.close()
    old = tmp_path / "old" / study.path.name
    old.parent.mkdir()
    for path in (study.path, key_path(study.path)):
        shutil.copy(path, old.parent / path.name)
    now = storage.open_study(study.path)
    now.coding.in_vivo(*span_of(now, "die technische Hürde"), coder=ada(now))
    seal = sealed(now)
    now.close()
    (tmp_path / "other").mkdir()
    earlier, other = storage.open_study(old), make_study(tmp_path / "other")
    assert found(earlier, seal) is SealFound.CUT
    assert found(other, seal) is SealFound.OTHER_STUDY
    earlier.close()
    other.close()


def test_the_key_stays_the_same_in_the_keyring_and_in_its_file(tmp_path: Path) -> None:
    assert keyring_key().private_bytes_raw() == keyring_key().private_bytes_raw()
    path = tmp_path / "seal.pem"
    assert file_key(path).private_bytes_raw() == file_key(path).private_bytes_raw()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_keyring_it_says_what_to_do(study: OpenStudy) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        with pytest.raises(NotPermitted, match="Name a file for the key") as refused:
            keyring_key()
    finally:
        keyring.set_keyring(before)
    assert refused.value.code == "no_keyring"
    assert not study.store.events(kinds=("study_sealed",))


def test_what_is_no_key_and_no_seal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seal.pem"
    path.write_text("no key")
    with pytest.raises(StudyFileError):
        file_key(path)
    with pytest.raises(InvalidInput):
        read_seal("VERBATIM SEAL 1\nStudy: x")


def test_a_seal_is_an_event_that_holds_no_private_key(study: OpenStudy) -> None:
    seal = sealed(study)
    [event] = study.store.events(kinds=("study_sealed",))
    assert event.details["head"] == seal.head
    assert keyring_key().private_bytes_raw().hex() not in str(event)
