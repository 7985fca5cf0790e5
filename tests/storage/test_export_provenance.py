"""Exports of provenance: what they hold, what stays, and that anybody can check them with Python alone."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, span_of

from analysis.records import Level, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.codec import canonical_json
from storage.export.bundles import Wishes, export_provenance, export_provenance_to
from storage.ledger import event_hash, payload_digest
from storage.seal import seal_study
from storage.seal_keys import keyring_key

FULL = (Use.PROCESSING, Use.LOCAL_AI, Use.QUOTATION, Use.ARCHIVE)
OTHER_FIRST = "P02"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The first participant permits an archive, the second does not."""
    made = make_study(tmp_path_factory.mktemp("study"))
    coder, model = ada(made), BuiltinModel()
    first, second = made.transcripts.documents()
    made.transcripts.set_speaker(second.id, made.transcripts.speakers(second.id)[-1].label, OTHER_FIRST, coder=coder)
    for document in (first, second):
        made.pseudonyms.approve(document.id, coder=coder)
    made.permissions.change(["P01"], coder=coder, uses=FULL)
    plan = made.suggesting.plan_codes([first.id, second.id], model)
    made.suggesting.run(plan, model, coder=coder)
    waiting = made.suggesting.list()
    made.deciding.reject(waiting[0].id, coder=coder, reason="Füllwort", seconds=3.25)
    made.deciding.accept(waiting[1].id, coder=coder, seconds=2.75)
    code = made.coding.in_vivo(*span_of(made, "die technische Hürde"), coder=coder)
    made.coding.in_vivo(*span_of(made, "Das Vertrauen der Kunden", 1), coder=coder)
    made.structure.add(Level.THEME, "Hürden", coder=coder, members=[code.id])
    store: Any = made.store
    made.seal = seal_study(store, keyring_key(), coder=coder)  # type: ignore[attr-defined]
    yield made
    made.close()


def bundle(study: OpenStudy, folder: Path, wishes: Wishes | None = None) -> Path:
    path = folder / "bundle.zip"
    export_provenance(study, "ro-crate", path, coder=ada(study), wishes=wishes)
    unpacked = folder / "bundle"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(unpacked)
    return unpacked


@pytest.fixture(scope="module")
def usual(study: OpenStudy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(study, tmp_path_factory.mktemp("usual"))


def check(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the bundle's own script, with no package but those that come with Python."""
    command = [sys.executable, "-I", "-S", "-B", str(folder / "check.py"), *more]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_a_file_that_was_changed_missing_or_added_is_named(usual: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(usual, tmp_path / "altered"))
    (folder / "codebook.json").write_bytes((folder / "codebook.json").read_bytes() + b"\n")
    (folder / "provenance.json").unlink()
    (folder / "more.txt").write_text("x", encoding="utf-8")
    done = check(folder)
    assert done.returncode == 1
    for words in ("codebook.json is not as", "provenance.json is missing", "more.txt does not belong"):
        assert words in done.stdout


def test_a_reviewer_checks_the_bundle_with_python_alone(usual: Path) -> None:
    done = check(usual)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything is as it was recorded." in done.stdout
    assert "1 transcripts" in done.stdout
    assert "1 seals" in done.stdout


def test_a_published_seal_is_checked_as_well(study: OpenStudy, usual: Path, tmp_path: Path) -> None:
    folder, printed = usual, tmp_path / "seal.txt"
    seal = study.seal  # type: ignore[attr-defined]
    printed.write_text(seal.text(), encoding="utf-8")
    assert check(folder, "--seal", str(printed)).returncode == 0
    printed.write_text(seal.text().replace(seal.day, "2001-01-01"), encoding="utf-8")
    done = check(folder, "--seal", str(printed))
    assert done.returncode == 1
    assert "is not that of its key" in done.stdout


def reseal_manifest(folder: Path) -> None:
    """Do what somebody would who hides a change: write the manifest anew."""
    names = [line.split("  ", 1)[1] for line in (folder / "manifest-sha256.txt").read_text("utf-8").splitlines()]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "manifest-sha256.txt").write_text("".join(lines), encoding="utf-8")


def rewrite_last_event(folder: Path) -> None:
    """Do what somebody would who knows the format: make the ledger's last event say what is there now."""
    path = folder / "ledger.jsonl"
    before, last = path.read_bytes().splitlines(keepends=True)[:-1], json.loads(path.read_bytes().splitlines()[-1])
    payload = json.loads(last["payload"])
    names = {str(one.relative_to(folder)).replace("\\", "/") for one in folder.rglob("*") if one.is_file()}
    named = sorted(names - {"ledger.jsonl", "manifest-sha256.txt"})
    payload["details"]["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in named}
    payload["details"]["ledger_before"] = hashlib.sha256(b"".join(before)).hexdigest()
    last["payload"] = canonical_json(payload).decode()
    last["payload_digest"] = payload_digest(bytes.fromhex(last["salt"]), last["payload"].encode())
    fields = ("seq", "id", "kind", "at", "actor", "payload_digest", "previous_hash")
    last["hash"] = event_hash({name: last[name] for name in fields})
    path.write_bytes(b"".join(before) + canonical_json(last) + b"\n")


def forged(usual: Path, folder: Path, name: str, change: Callable[[str], str]) -> Path:
    copy = Path(shutil.copytree(usual, folder / "forged"))
    text = (copy / name).read_text("utf-8")
    altered = change(text)
    assert altered != text
    (copy / name).write_text(altered, encoding="utf-8")
    return copy


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def row(number: int, **fields: Any) -> Callable[[str], str]:
    """Change a line of JSON Lines; a field given as None is taken out."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        altered = {**json.loads(lines[number]), **fields}
        kept = {name: value for name, value in altered.items() if value is not None}
        lines[number] = canonical_json(kept).decode() + "\n"
        return "".join(lines)

    return change


def without(part: str) -> Callable[[str], str]:
    """Leave out the first line that holds some words."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        gone = next(line for line in lines if part in line)
        return "".join(line for line in lines if line != gone)

    return change


def invented(text: str) -> str:
    first = json.loads(text.splitlines()[0]) | {"id": "0" * 32, "action": "reject", "reason": "invented"}
    return text + canonical_json(first).decode() + "\n"


CASES = [
    ("ledger.jsonl", replaced('"kind":"suggestion_decided"', '"kind":"suggestion_dropped"'), "was altered"),
    ("transcripts/001.txt", replaced("Hürde", "Würde"), "is not the one that was approved"),
    ("transcripts.json", replaced('"text_sha256": "', '"text_sha256": "0'), "is not the one that event"),
    ("quotations.json", replaced("die technische", "das technische"), "does not stand in transcript"),
    ("calls.jsonl", replaced('"status":"answered"', '"status":"failed"'), "is not as event"),
    ("calls.jsonl", without('"id"'), "is missing"),
    ("suggestions.jsonl", replaced('"rank":0', '"rank":5'), "is not as event"),
    ("suggestions.jsonl", without('"status":"rejected"'), "is missing"),
    ("decisions.jsonl", invented, "is not in the ledger"),
    ("decisions.jsonl", row(0, coder="Coder 2"), "other coders than the codebook"),
    ("codebook.json", replaced('"Hürden"', '"Erfunden"'), "is not as event"),
    ("codebook.json", replaced("die technische Hürde", "alles ist erfunden"), "in other words"),
    ("codebook.json", replaced('"level": "theme"', '"level": "dimension"'), "is not as event"),
    ("study.json", replaced('"day": "2', '"day": "1'), "A seal that the ledger recorded is missing"),
]
ONLY_THE_LAST_EVENT_KNOWS = [
    ("decisions.jsonl", row(0, action="accept", reason="invented"), ""),
    ("decisions.jsonl", row(0, action=None), ""),
    ("provenance.json", replaced("Coder 1", "Coder 9"), ""),
    ("transcripts.json", replaced('"words_withheld": false', '"words_withheld": true'), ""),
    ("README.txt", replaced("proves", "shows"), ""),
]


@pytest.mark.parametrize(("name", "change", "said"), [*CASES, *ONLY_THE_LAST_EVENT_KNOWS])
def test_a_change_is_found_even_with_a_new_manifest(
    usual: Path, tmp_path: Path, name: str, change: Callable[[str], str], said: str
) -> None:
    folder = forged(usual, tmp_path, name, change)
    reseal_manifest(folder)
    done = check(folder)
    assert done.returncode == 1
    assert "ledger's l" in done.stdout  # the last event names the files, and the lines before it
    assert said in done.stdout


@pytest.mark.parametrize(("name", "change", "said"), CASES)
def test_what_the_ledger_tells_is_compared_even_when_its_last_event_is_forged_too(
    usual: Path, tmp_path: Path, name: str, change: Callable[[str], str], said: str
) -> None:
    folder = forged(usual, tmp_path, name, change)
    rewrite_last_event(folder)
    reseal_manifest(folder)
    done = check(folder)
    assert done.returncode == 1
    assert said in done.stdout
    assert "ledger's l" not in done.stdout


def test_a_seal_made_after_the_bundle_vouches_for_all_of_it(study: OpenStudy, tmp_path: Path) -> None:
    folder, printed = bundle(study, tmp_path), tmp_path / "seal.txt"
    store: Any = study.store
    printed.write_text(seal_study(store, keyring_key(), coder=ada(study)).text(), encoding="utf-8")
    assert check(folder, "--seal", str(printed)).returncode == 0
    copy = forged(folder, tmp_path, "decisions.jsonl", row(0, reason="invented"))
    rewrite_last_event(copy)
    reseal_manifest(copy)
    assert check(copy).returncode == 0  # nothing in the bundle itself can tell, as its README says
    done = check(copy, "--seal", str(printed))
    assert done.returncode == 1
    assert "rewritten after it was sealed" in done.stdout


def test_a_bundle_that_can_not_be_written_is_not_recorded(study: OpenStudy, tmp_path: Path) -> None:
    before = study.store.last_seq()

    class Full(io.BytesIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        export_provenance_to(study, "ro-crate", Full(), coder=ada(study))
    assert study.store.last_seq() == before
    assert study.verify() == []


def test_only_what_an_archive_may_keep_is_in_it(usual: Path) -> None:
    folder = usual
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert "die technische Hürde".encode() in everything
    assert b"Vertrauen der Kunden" not in everything
    assert b"Schuster" not in everything
    assert [path.name for path in (folder / "transcripts").iterdir()] == ["001.txt"]
    assert [item["file"] for item in json.loads((folder / "transcripts.json").read_text("utf-8"))] == ["001.txt", None]


def test_coders_have_pseudonyms_and_times_are_totals_unless_she_chooses_otherwise(
    study: OpenStudy, usual: Path, tmp_path: Path
) -> None:
    everything = b"".join(path.read_bytes() for path in usual.rglob("*") if path.is_file())
    assert b'"Ada"' not in everything
    assert b'"seconds":3.25' not in everything
    totals = json.loads((usual / "study.json").read_text("utf-8"))["seconds_spent_deciding"]
    assert totals == {"Coder 1": {"decisions": 2, "seconds": 6.0, "median": 3.0}}
    chosen = bundle(study, tmp_path, Wishes(coder_names=True, decision_times=True))
    assert '"seconds":3.25' in (chosen / "decisions.jsonl").read_text("utf-8")
    assert '"Ada"' in (chosen / "codebook.json").read_text("utf-8")
    assert check(chosen).returncode == 0


def test_rejected_suggestions_and_exact_bytes_are_in_it(study: OpenStudy, usual: Path) -> None:
    folder = usual
    rows = [json.loads(line) for line in (folder / "suggestions.jsonl").read_text("utf-8").splitlines()]
    assert {"accepted", "rejected"} <= {row["status"] for row in rows}
    assert all({"rank", "grounding", "start", "end"} <= row.keys() for row in rows)
    first = study.transcripts.documents()[0].id
    [call] = [item for item in study.suggesting.calls(study.suggesting.runs()[0].id) if item.document_id == first]
    for digest in (call.request_digest, call.response_digest):
        assert (folder / "calls" / digest).read_bytes() == study.store.blob(digest)


def test_the_crate_describes_every_file(usual: Path) -> None:
    from rocrate.rocrate import ROCrate

    folder = usual
    crate = ROCrate(str(folder))
    named = {entity.id for entity in crate.data_entities}
    there = {str(path.relative_to(folder)).replace("\\", "/") for path in folder.rglob("*") if path.is_file()}
    assert there - named == {"ro-crate-metadata.json", "manifest-sha256.txt"}


def test_prov_json_says_who_did_what(study: OpenStudy, tmp_path: Path) -> None:
    from prov.model import ProvDocument

    path = tmp_path / "prov.json"
    export_provenance(study, "prov-json", path, coder=ada(study))
    document = ProvDocument.deserialize(io.StringIO(path.read_text("utf-8")), format="json")
    data = json.loads(path.read_text("utf-8"))
    assert len(list(document.get_records())) > 20
    suggestion = next(item for item in study.suggesting.list() if item.status.value == "accepted")
    made = {link["prov:entity"]: link["prov:activity"] for link in data["wasGeneratedBy"].values()}
    assert made[f"v:suggestion/{suggestion.id}"] == f"v:call/{suggestion.call_id}"
    [code] = [item for item in study.coding.codes() if item.suggestion_id == suggestion.id]
    assert made[f"v:code/{code.id}"].startswith("v:decision/")
    assert "Vertrauen der Kunden" not in path.read_text("utf-8")
