"""Exports of provenance: what they hold, what stays, and that anybody can check them with Python alone."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, span_of

from analysis.records import Level, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.export.bundles import Wishes, export_provenance
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


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("ledger.jsonl", '"kind":"suggestion_decided"', '"kind":"suggestion_dropped"', "was altered"),
        ("transcripts/001.txt", "Hürde", "Würde", "is not the one that was approved"),
        ("quotations.json", "die technische", "das technische", "does not stand in transcript"),
        ("calls.jsonl", '"status":"answered"', '"status":"failed"', "is not as event"),
        ("suggestions.jsonl", '"rank":0', '"rank":5', "is not as event"),
        ("study.json", '"head": "', '"head": "0', "does not end where"),
    ],
)
def test_a_change_is_found_even_with_a_new_manifest(
    usual: Path, tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    folder = Path(shutil.copytree(usual, tmp_path / "altered"))
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    reseal_manifest(folder)
    done = check(folder)
    assert done.returncode == 1
    assert said in done.stdout


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
    assert b"3.25" not in everything
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
