"""A bundle for reviewers and archives: an RO-Crate with a checker that needs nothing but Python.

In it: the codebook, the transcripts that an archive may keep, prompts, exact requests and answers, suggestions and
decisions, the ledger with its hashes, PROV-JSON, and `check.py`, which runs with Python's standard library alone.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from analysis.underway import stop_here
from storage.codec import canonical_json, to_plain
from storage.export.codebook_json import json_pieces
from storage.export.files import zip_entry
from storage.export.prov_json import prov_pieces
from storage.export.provenance import Provenance

CHECKER = Path(__file__).with_name("checker") / "check.py"
LEDGER = "ledger.jsonl"
METADATA = "ro-crate-metadata.json"
MANIFEST = "manifest-sha256.txt"
Record = Callable[[dict[str, Any]], AbstractContextManager[None]]
_FORMATS = {".json": "application/json", ".jsonl": "application/x-ndjson", ".py": "text/x-python"}

README = """This is a bundle of provenance, made by {origin}.

Check it with Python 3.8 or newer, without installing anything:

    python -I check.py            everything in this folder
    python -I check.py --seal F   and that the ledger is the one that was sealed (the text in F)

What it holds: the codebook, transcripts and quotations as far as those who spoke permit an archive today; every request
to a model and its answer as far as their words may go, every suggestion, also those that were rejected, every decision;
the ledger. Of what may not go there is a digest only, which tells nothing of it, and which she can open for you.

What the check proves: that the ledger's steps are the recorded ones in their order; that every file, this one and the
ledger itself included, is what the ledger's last step, the making of this bundle, says it was; that codes, quotations,
suggestions, decisions and calls are as the steps recorded them that are here with their content, that none of these is
missing and none was added; and that texts, requests and answers have the digests the ledger holds. Where a step's
content may not go, the last step alone vouches for what followed from it.

That the ledger was not rewritten as a whole before it was given to you shows only against a seal that was published. A
seal that was made right after this bundle vouches for all of it, an earlier one for the steps up to it.
"""


def write_crate(provenance: Provenance, prompts: Mapping[str, str], file: IO[bytes], record: Record) -> None:
    """Write the bundle as a zip file; `prompts` are the texts of prompts by their digest.

    `record` records that it was made, with the digest of every file but the manifest, and of the ledger's lines up to
    then: what it is given is the ledger's last step, which ends the bundle. Nothing is recorded unless all is written.
    """
    crate = _crate(provenance)
    digests: dict[str, str] = {}
    with ExitStack() as stack:
        archive = stack.enter_context(zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED))
        for name, words, pieces in _files(provenance, prompts):
            size, digests[name] = _put(archive, name, pieces)
            _describe(crate, name, words, contentSize=str(size), sha256=digests[name])
        _describe(crate, LEDGER, "Every step with its hash; the last is the making of this bundle")
        metadata = json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=1).encode()
        _, digests[METADATA] = _put(archive, METADATA, [metadata])
        lines = stack.enter_context(archive.open(zip_entry(LEDGER), "w", force_zip64=True))
        ledger, seq = hashlib.sha256(), 0
        for event in provenance.ledger():
            seq = event["seq"]
            _write_line(lines, event, ledger)
        with record({"files": digests, "ledger_before": ledger.hexdigest()}):
            for event in provenance.ledger(after=seq):
                _write_line(lines, event, ledger)
            lines.close()
            manifest = {**digests, LEDGER: ledger.hexdigest()}
            _put(archive, MANIFEST, (f"{digest}  {name}\n".encode() for name, digest in manifest.items()))
            archive.close()
            file.flush()


def _describe(crate: Any, name: str, words: str, **more: str) -> None:
    properties = {"name": words, "encodingFormat": _FORMATS.get(Path(name).suffix, "text/plain"), **more}
    crate.add_file(dest_path=name, source=io.BytesIO(), properties=properties)


def _write_line(lines: IO[bytes], event: Mapping[str, Any], digest: Any) -> None:
    line = canonical_json(event) + b"\n"
    lines.write(line)
    digest.update(line)


def _crate(provenance: Provenance) -> Any:
    from rocrate.rocrate import ROCrate

    crate = ROCrate(gen_preview=False)
    study = provenance.contents.data["study"]
    crate.name = study["title"]
    crate.description = "Provenance of a qualitative analysis: who suggested, who decided, and on what words."
    crate.datePublished = datetime.now(UTC)
    crate.root_dataset["inLanguage"] = study["language"]
    return crate


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
    """Write a file of the bundle; gives its size in bytes and its SHA-256."""
    size, digest = 0, hashlib.sha256()
    with archive.open(zip_entry(name), "w", force_zip64=True) as entry:
        for piece in pieces:
            stop_here()
            entry.write(piece)
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def _files(provenance: Provenance, prompts: Mapping[str, str]) -> Iterator[tuple[str, str, Iterable[bytes]]]:
    """Give (path, what it is, bytes in pieces) of everything but metadata, ledger and manifest."""
    readme = README.format(origin=provenance.contents.origin)
    yield "README.txt", "What this is and how to check it", [readme.encode()]
    yield "check.py", "Checks this bundle with Python alone", [CHECKER.read_bytes()]
    yield "codebook.json", "The codebook", json_pieces(provenance.codebook())
    texts = list(provenance.transcripts())
    for name, document, text, _ in texts:
        yield f"transcripts/{name}", f"Transcript: {document.title}", [text.encode()]
    stayed = _transcripts(provenance, texts)
    yield "transcripts.json", "Which transcripts are here, and which words stayed", json_pieces(stayed)
    quotations = list(provenance.quotations())
    yield "quotations.json", "Where the quotations stand in the transcripts", json_pieces(quotations)
    used = {call.prompt_digest for call in provenance.calls()}
    for digest in sorted(used & prompts.keys()):
        yield f"prompts/{digest}.md", "A prompt, named by its digest", [prompts[digest].encode()]
    for digest, data in provenance.exact_bytes():
        yield f"calls/{digest}", "The exact bytes of a request or an answer, named by their digest", [data]
    yield "calls.jsonl", "Every call to a model", _lines(map(to_plain, provenance.calls()))
    yield "suggestions.jsonl", "Every suggestion, also those that were not taken", _lines(provenance.suggestions())
    yield "decisions.jsonl", "Every decision", _lines(provenance.decisions())
    yield "study.json", "Seals and totals", json_pieces(_study(provenance))
    yield "provenance.json", "W3C PROV-JSON", prov_pieces(provenance)


def _transcripts(provenance: Provenance, texts: Iterable[tuple[str, Any, str, bool]]) -> list[dict[str, Any]]:
    """Say of every interview where its words are, or that they stayed."""
    files = {document.id: (name, is_whole) for name, document, _, is_whole in texts}
    return [
        {
            "document": item["id"],
            "number": item["number"],
            "file": files.get(item["id"], (None,))[0],
            "words_withheld": not files.get(item["id"], ("", False))[1],
            "text_sha256": item["text_sha256"],
        }
        for item in provenance.contents.data["documents"]
    ]


def _study(provenance: Provenance) -> dict[str, Any]:
    return {
        "format": "verbatim-provenance",
        "version": 2,
        "made_by": provenance.contents.origin,
        "study": provenance.contents.data["study"]["id"],
        "seals": provenance.seals(),
        "seconds_spent_deciding": provenance.decision_seconds(),
    }


def _lines(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    return (canonical_json(item) + b"\n" for item in items)
