"""Provenance as W3C PROV-JSON: who and what took part, what was done, and what came of what.

Coders are persons, models and the program are software agents; runs, calls and decisions are activities; interviews,
prompts, requests, answers, suggestions, codes, categories and quotations are entities. Ids are the study's own.
"""

from __future__ import annotations

import io
from typing import IO, Any

from storage.export.provenance import Provenance

NAMESPACE = "urn:verbatim:"


def write_prov(provenance: Provenance, file: IO[bytes]) -> None:
    """Write the document, UTF-8."""
    document = _Graph(provenance).document
    text = io.StringIO()
    document.serialize(text, format="json", indent=1)
    file.write(text.getvalue().encode())


class _Graph:
    """Builds the document of one study."""

    def __init__(self, provenance: Provenance) -> None:
        from prov.model import ProvDocument

        self._given = provenance
        self.document: Any = ProvDocument()
        self.document.add_namespace("v", NAMESPACE)
        self._entities: set[str] = set()
        self._agents()
        self._interviews()
        self._calls()
        self._suggestions()
        self._structure()

    def _entity(self, sort: str, record_id: str, **told: Any) -> str:
        """Give the name of an entity, telling of it the first time."""
        name = f"v:{sort}/{record_id}"
        if name not in self._entities:
            self._entities.add(name)
            self.document.entity(name, {"prov:type": sort, **{f"v:{key}": value for key, value in told.items()}})
        return name

    def _agents(self) -> None:
        program = {"prov:type": "prov:SoftwareAgent", "prov:label": self._given.contents.origin}
        self.document.agent("v:program", program)
        for coder_id, name in self._given.coders.items():
            self.document.agent(f"v:coder/{coder_id}", {"prov:type": "prov:Person", "prov:label": name})

    def _interviews(self) -> None:
        for item in self._given.contents.data["documents"]:
            told = {"sha256": item["text_sha256"] or "", "number": item["number"]}
            name = self._entity("interview", item["id"], **told)
            self.document.wasAttributedTo(name, "v:program")

    def _calls(self) -> None:
        models: set[str] = set()
        for run in self._given.runs():
            name = f"v:run/{run.id}"
            told = {"prov:type": "run", "v:purpose": run.purpose, "v:status": run.status}
            self.document.activity(name, run.started_at, run.ended_at or None, told)
            self.document.wasAssociatedWith(name, f"v:coder/{run.coder_id}")
        for call in self._given.calls():
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
        document.used(name, self._entity("prompt", call.prompt_digest, **version))
        document.used(name, self._entity("request", call.request_digest, sha256=call.request_digest))
        if call.document_id:
            document.used(name, self._entity("interview", call.document_id))
        if call.response_digest:
            answer = self._entity("answer", call.response_digest, sha256=call.response_digest)
            document.wasGeneratedBy(answer, name)

    def _suggestions(self) -> None:
        for item in self._given.suggestions():
            told = {
                "kind": item["kind"], "rank": item["rank"], "status": item["status"],
                "grounding": item["grounding"] or "", "start": item["start"], "end": item["end"],
            }  # fmt: skip
            name = self._entity("suggestion", item["id"], **told)
            self.document.wasGeneratedBy(name, f"v:call/{item['call_id']}")
        for item in self._given.decisions():
            name = f"v:decision/{item['id']}"
            told = {
                "prov:type": "decision", "v:action": item["action"], "v:how": item["how"],
                "v:reason": item["reason"],
            }  # fmt: skip
            self.document.activity(name, None, item["decided_at"], told)
            self.document.wasAssociatedWith(name, f"v:coder/{item['coder_id']}")
            self.document.used(name, f"v:suggestion/{item['suggestion_id']}")

    def _structure(self) -> None:
        made_by = {item["suggestion_id"]: item["id"] for item in self._given.decisions() if item["result_id"]}
        contents = self._given.contents
        for kind, nodes in (("category", contents.categories), ("code", contents.codes)):
            for node in nodes:
                name = self._entity(kind, node["id"], label=node["label"])
                self._from(name, node["provenance"], made_by)
        for code in contents.codes:
            for quotation in code["quotations"]:
                told = {"start": quotation["start"], "end": quotation["end"]}
                name = self._entity("quotation", quotation["id"], **told)
                self.document.wasDerivedFrom(name, f"v:interview/{quotation['document']}")
                self.document.wasDerivedFrom(f"v:code/{code['id']}", name)

    def _from(self, name: str, provenance: dict[str, Any], made_by: dict[str, str]) -> None:
        coder = contents_coder(self._given, provenance["coder"])
        if coder:
            self.document.wasAttributedTo(name, f"v:coder/{coder}")
        suggestion = provenance["suggestion"]
        if suggestion:
            self.document.wasDerivedFrom(name, f"v:suggestion/{suggestion['id']}")
            if suggestion["id"] in made_by:
                self.document.wasGeneratedBy(name, f"v:decision/{made_by[suggestion['id']]}")


def contents_coder(provenance: Provenance, name: str) -> str:
    """Give the id of a coder that the codebook names."""
    return provenance.contents.coder_ids.get(name, "")
