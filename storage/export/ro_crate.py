"""A bundle for reviewers and archives: an RO-Crate with a checker that needs nothing but Python.

In it: the codebook, the transcripts that an archive may keep, prompts, exact requests and answers, suggestions and
decisions, the ledger with its hashes, PROV-JSON, and `check.py`, which runs with Python's standard library alone.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from storage.codec import canonical_json, to_plain
from storage.export.prov_json import write_prov
from storage.export.provenance import Provenance

CHECKER = Path(__file__).with_name("checker") / "check.py"
METADATA = "ro-crate-metadata.json"
MANIFEST = "manifest-sha256.txt"
_OLDEST = (1980, 1, 1, 0, 0, 0)

README = """This is a bundle of provenance, made by {origin}.

Check it with Python 3.8 or newer, without installing anything:

    python -I check.py            everything in this folder
    python -I check.py --seal F   and that the ledger is the one that was sealed (the text in F)

What it holds: the codebook, transcripts and quotations as far as those who spoke permit an archive today; every request
to a model and its answer as far as their words may go, every suggestion, also those that were rejected, every decision;
the ledger. Of what may not go there is a digest only, which tells nothing of it, and which she can open for you.

What the check proves: that the ledger's steps are the recorded ones in their order, that the files are those of the
manifest, and that texts, quotations, requests and answers have the digests the ledger holds. It does not compare every
line of the codebook, the suggestions and the decisions with the ledger: whoever wants to be sure of one of them looks
its step up there. That the ledger was not rewritten as a whole before it was given to you shows only against a seal
that was published earlier.
"""


def write_crate(provenance: Provenance, prompts: Mapping[str, str], file: IO[bytes]) -> None:
    """Write the bundle as a zip file; `prompts` are the texts of prompts by their digest."""
    crate = _crate(provenance)
    digests: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words, data in _files(provenance, prompts):
            _put(archive, name, data)
            digest = hashlib.sha256(data).hexdigest()
            digests.append(f"{digest}  {name}\n")
            kind = {".json": "application/json", ".jsonl": "application/x-ndjson", ".py": "text/x-python"}
            properties = {
                "name": words, "encodingFormat": kind.get(Path(name).suffix, "text/plain"),
                "contentSize": str(len(data)), "sha256": digest,
            }  # fmt: skip
            crate.add_file(dest_path=name, source=io.BytesIO(), properties=properties)
        metadata = json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=1).encode()
        _put(archive, METADATA, metadata)
        digests.append(f"{hashlib.sha256(metadata).hexdigest()}  {METADATA}\n")
        _put(archive, MANIFEST, "".join(digests).encode())


def _crate(provenance: Provenance) -> Any:
    from rocrate.rocrate import ROCrate

    crate = ROCrate(gen_preview=False)
    study = provenance.contents.data["study"]
    crate.name = study["title"]
    crate.description = "Provenance of a qualitative analysis: who suggested, who decided, and on what words."
    crate.datePublished = datetime.now(UTC)
    crate.root_dataset["inLanguage"] = study["language"]
    return crate


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _files(provenance: Provenance, prompts: Mapping[str, str]) -> Iterator[tuple[str, str, bytes]]:
    """Give (path, what it is, bytes) of everything but metadata and manifest."""
    yield "README.txt", "What this is and how to check it", README.format(origin=provenance.contents.origin).encode()
    yield "check.py", "Checks this bundle with Python alone", CHECKER.read_bytes()
    yield "codebook.json", "The codebook", _json(provenance.codebook())
    texts = list(provenance.transcripts())
    for name, document, text, _ in texts:
        yield f"transcripts/{name}", f"Transcript: {document.title}", text.encode()
    yield (
        "transcripts.json",
        "Which transcripts are here, and which words stayed",
        _json(_transcripts(provenance, texts)),
    )
    yield "quotations.json", "Where the quotations stand in the transcripts", _json(list(provenance.quotations()))
    used = {call.prompt_digest for call in provenance.calls()}
    for digest in sorted(used & prompts.keys()):
        yield f"prompts/{digest}.md", "A prompt, named by its digest", prompts[digest].encode()
    for digest, data in provenance.exact_bytes():
        yield f"calls/{digest}", "The exact bytes of a request or an answer, named by their digest", data
    yield "calls.jsonl", "Every call to a model", _lines(map(to_plain, provenance.calls()))
    yield "suggestions.jsonl", "Every suggestion, also those that were not taken", _lines(provenance.suggestions())
    yield "decisions.jsonl", "Every decision", _lines(provenance.decisions())
    yield "ledger.jsonl", "Every step with its hash", _lines(provenance.ledger())
    yield "study.json", "Head of the ledger, seals and totals", _json(_study(provenance))
    prov = io.BytesIO()
    write_prov(provenance, prov)
    yield "provenance.json", "W3C PROV-JSON", prov.getvalue()


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
    seq, head = provenance.head()
    return {
        "format": "verbatim-provenance",
        "version": 1,
        "made_by": provenance.contents.origin,
        "study": provenance.contents.data["study"]["id"],
        "events": seq,
        "head": head,
        "seals": provenance.seals(),
        "seconds_spent_deciding": provenance.decision_seconds(),
    }


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _lines(items: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(canonical_json(item) + b"\n" for item in items)
