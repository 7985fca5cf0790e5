"""Provenance as W3C PROV-JSON: who and what took part, what was done, and what came of what.

Coders are persons, models and the program are software agents; runs, calls and decisions are activities; interviews,
prompts, requests, answers, suggestions, codes, categories and quotations are entities. Ids are the study's own.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any, TypeVar

from analysis.underway import stop_here
from storage.export.aside import Aside
from storage.export.provenance import Provenance

NAMESPACE = "urn:verbatim:"
_AT_ONCE = 2_000
T = TypeVar("T")


def write_prov(provenance: Provenance, file: IO[bytes]) -> None:
    """Write the document, UTF-8."""
    for piece in prov_pieces(provenance):
        file.write(piece)


def prov_pieces(provenance: Provenance) -> Iterator[bytes]:
    """Give the document piece by piece, UTF-8."""
    return _Graph(provenance).sections.pieces()


class _Sections:
    """What was told, as PROV-JSON orders it: by the kind of record; kept packed until all is told."""

    def __init__(self) -> None:
        self._kept: dict[str, Aside] = {}
        self._unnamed = 0

    def take(self, document: Any) -> None:
        """Take all records of a document of `prov`, which each stand in one document only."""
        text = io.StringIO()
        document.serialize(text, format="json")
        for section, records in json.loads(text.getvalue()).items():
            is_first = section not in self._kept
            kept = self._kept.setdefault(section, Aside())
            if section == "prefix" and not is_first:
                continue
            for name, record in records.items():
                if name.startswith("_:"):
                    self._unnamed += 1
                key = f"_:id{self._unnamed}" if name.startswith("_:") else name
                line = f"{json.dumps(key)}: {json.dumps(record, ensure_ascii=False)}"
                kept.write(f"{'' if is_first else ','}\n  {line}".encode())
                is_first = False

    def pieces(self) -> Iterator[bytes]:
        between = b"{"
        for section, kept in self._kept.items():
            yield between + f"\n {json.dumps(section)}: {{".encode()
            yield from kept.pieces()
            between = b"\n },"
        yield b"\n }\n}\n"


class _Graph:
    """Tells of one study, a few thousand records at a time."""

    def __init__(self, provenance: Provenance) -> None:
        self._given = provenance
        self.sections = _Sections()
        self._shared: set[str] = set()
        self._made_by: dict[str, str] = {}
        self._begin()
        self._agents()
        self._interviews()
        self._calls()
        self._suggestions()
        self._structure()
        self.sections.take(self.document)

    def _begin(self) -> None:
        from prov.model import ProvDocument

        self.document: Any = ProvDocument()
        self.document.add_namespace("v", NAMESPACE)

    def _each(self, items: Iterable[T]) -> Iterator[T]:
        """Give items one by one; between them what was told is packed now and then."""
        for at, item in enumerate(items, start=1):
            yield item
            if at % _AT_ONCE == 0:
                stop_here()
                self.sections.take(self.document)
                self._begin()

    def _entity(self, sort: str, record_id: str, **told: Any) -> str:
        """Tell of an entity; gives its name."""
        name = f"v:{sort}/{record_id}"
        self.document.entity(name, {"prov:type": sort, **{f"v:{key}": value for key, value in told.items()}})
        return name

    def _once(self, sort: str, record_id: str, **told: Any) -> str:
        """Tell of an entity that several share, the first time only; gives its name."""
        name = f"v:{sort}/{record_id}"
        if name not in self._shared:
            self._shared.add(name)
            self._entity(sort, record_id, **told)
        return name

    def _agents(self) -> None:
        program = {"prov:type": "prov:SoftwareAgent", "prov:label": self._given.contents.origin}
        self.document.agent("v:program", program)
        for coder_id, name in self._given.coders.items():
            self.document.agent(f"v:coder/{coder_id}", {"prov:type": "prov:Person", "prov:label": name})

    def _interviews(self) -> None:
        for item in self._given.contents.data["documents"]:
            told = {"sha256": item["text_sha256"] or "", "number": item["number"]}
            name = self._once("interview", item["id"], **told)
            self.document.wasAttributedTo(name, "v:program")

    def _calls(self) -> None:
        models: set[str] = set()
        for run in self._each(self._given.runs()):
            name = f"v:run/{run.id}"
            told = {"prov:type": "run", "v:purpose": run.purpose, "v:status": run.status}
            self.document.activity(name, run.started_at, run.ended_at or None, told)
            self.document.wasAssociatedWith(name, f"v:coder/{run.coder_id}")
        for call in self._each(self._given.calls()):
            model = f"v:model/{call.model_answered or call.model_asked}".replace(" ", "_")
            if model not in models:
                models.add(model)
                self.document.agent(model, {"prov:type": "prov:SoftwareAgent", "prov:label": model[8:]})
            self._call(call, model)

    def _call(self, call: Any, model: str) -> None:
        name, document = f"v:call/{call.id}", self.document
        told = {
            "prov:type": "call", "v:status": call.status.value, "v:host": call.host, "v:server": call.server,
            "v:fingerprint": call.fingerprint, "v:model_asked": call.model_asked, "v:attempt": call.attempt,
            "v:finish_reason": call.finish_reason, "v:error": call.error_code, "v:map_version": call.map_version,
        }  # fmt: skip
        document.activity(name, call.started_at, call.ended_at or None, told)
        document.wasInformedBy(name, f"v:run/{call.run_id}")
        document.wasAssociatedWith(name, model)
        version = {"name": call.prompt_name, "version": call.prompt_version, "sha256": call.prompt_digest}
        document.used(name, self._once("prompt", call.prompt_digest, **version))
        document.used(name, self._once("request", call.request_digest, sha256=call.request_digest))
        if call.document_id:
            document.used(name, self._once("interview", call.document_id))
        if call.response_digest:
            answer = self._once("answer", call.response_digest, sha256=call.response_digest)
            document.wasGeneratedBy(answer, name)

    def _suggestions(self) -> None:
        for item in self._each(self._given.suggestions()):
            told = {
                "kind": item["kind"], "rank": item["rank"], "status": item["status"],
                "grounding": item["grounding"] or "", "start": item["start"], "end": item["end"],
            }  # fmt: skip
            name = self._entity("suggestion", item["id"], **told)
            self.document.wasGeneratedBy(name, f"v:call/{item['call_id']}")
        for item in self._each(self._given.decisions()):
            name = f"v:decision/{item['id']}"
            told = {
                "prov:type": "decision", "v:action": item["action"], "v:how": item["how"],
                "v:reason": item["reason"],
            }  # fmt: skip
            self.document.activity(name, None, item["decided_at"], told)
            self.document.wasAssociatedWith(name, f"v:coder/{item['coder_id']}")
            self.document.used(name, f"v:suggestion/{item['suggestion_id']}")
            if item["result_id"]:
                self._made_by[item["suggestion_id"]] = item["id"]

    def _structure(self) -> None:
        contents = self._given.contents
        for kind, nodes in (("category", contents.categories), ("code", contents.codes)):
            for node in self._each(nodes):
                name = self._entity(kind, node["id"], label=node["label"])
                self._from(name, node["provenance"])
        pairs = ((code["id"], quotation) for code in contents.codes for quotation in code["quotations"])
        for code_id, quotation in self._each(pairs):
            told = {"start": quotation["start"], "end": quotation["end"]}
            name = self._entity("quotation", quotation["id"], **told)
            self.document.wasDerivedFrom(name, f"v:interview/{quotation['document']}")
            self.document.wasDerivedFrom(f"v:code/{code_id}", name)

    def _from(self, name: str, provenance: dict[str, Any]) -> None:
        coder = contents_coder(self._given, provenance["coder"])
        if coder:
            self.document.wasAttributedTo(name, f"v:coder/{coder}")
        suggestion = provenance["suggestion"]
        if suggestion:
            self.document.wasDerivedFrom(name, f"v:suggestion/{suggestion['id']}")
            if suggestion["id"] in self._made_by:
                self.document.wasGeneratedBy(name, f"v:decision/{self._made_by[suggestion['id']]}")


def contents_coder(provenance: Provenance, name: str) -> str:
    """Give the id of a coder that the codebook names."""
    return provenance.contents.coder_ids.get(name, "")
