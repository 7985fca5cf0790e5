"""What a codebook of another study says of itself, as a study keeps it beside what came in, and gives it back.

It is never read as this study's own history. A codebook that came in whole, beside which the study has nothing of its
own, is given as it came: whether it is still the same is told by its digest, made when it came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.ports import ProjectStore
from analysis.pseudonymization.permission import Withheld
from analysis.records import ForeignProvenance, GuideVersion, Run, SamplingNote, Suggestion

HEADER = ("study", "coders", "participants", "documents", "runs", "decisions", "origins")
"""Parts of a codebook's file that are the study's own; kept together, read-only."""
SHOWN = ("study", "coders", "documents", "runs", "decisions")
"""Those of them that are told where the codebook has become another study's."""
LEVELS = ("dimensions", "themes", "concepts", "codes")
_NOT_TOLD = (Run, Suggestion, GuideVersion, SamplingNote)


def kept(value: Any) -> Any:
    """Give JSON-compatible data so that the order of names survives a ledger, which sorts them."""
    if isinstance(value, dict):
        return {"names": list(value), "values": [kept(item) for item in value.values()]}
    return [kept(item) for item in value] if isinstance(value, list) else value


def given(value: Any) -> Any:
    """Give what `kept` was made of."""
    if isinstance(value, dict):
        return dict(zip(value["names"], map(given, value["values"]), strict=True))
    return [given(item) for item in value] if isinstance(value, list) else value


def digest_of(data: Any) -> str:
    """Give SHA-256 of data with the order that it has. Raises `ValueError` for text that is no Unicode."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Give data with each text in it, names left out, changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: mapped(item, change) for key, item in value.items()}
    return [mapped(item, change) for item in value] if isinstance(value, list) else value


def texts_in(value: Any) -> Iterator[str]:
    """Give each text in data, names left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


@dataclass(frozen=True, slots=True)
class _Cleaning:
    """Takes out words that are withheld today: `free` of what people wrote, `put_together` of suggesters' texts."""

    free: Callable[[str], str]
    put_together: Callable[[Any], Any]

    def provenance(self, data: dict[str, Any]) -> dict[str, Any]:
        cleaned: dict[str, Any] = mapped(data, self.free)
        for name in ("suggestion", "decision"):
            if cleaned.get(name):
                cleaned[name] = self.put_together(cleaned[name])
        return cleaned


class Foreign:
    """One reading of what the study keeps of other studies' codebooks."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._items: dict[str, tuple[str, dict[str, Any]]] = {}
        self.headers: list[dict[str, Any]] = []
        self.withheld: dict[str, Withheld] = {}
        for row in store.all(ForeignProvenance):
            data = given(row.data)
            if row.target_id:
                self._items[row.target_id] = row.study_id, data
                reasons = {**data["withheld"], **({row.target_id: data["label"][1]} if data["label"] else {})}
                self.withheld |= {key: Withheld(reason) for key, reason in reasons.items()}
            else:
                self.headers.append(data)

    def origin(self, record_id: str, free: Callable[[str], str], put_together: Callable[[Any], Any]) -> Any:
        """Give the study that a code or category comes from with what that says of it; None where it is our own."""
        if record_id not in self._items:
            return None
        study_id, data = self._items[record_id]
        return {"study": study_id, "provenance": _Cleaning(free, put_together).provenance(data["provenance"]) or None}

    def origins(self, free: Callable[[str], str]) -> list[dict[str, Any]]:
        """Give the studies of which something is here, and those of which they had something, each once."""
        found: dict[str, dict[str, Any]] = {}
        for header in reversed(self.headers):
            for one in ({name: header["data"][name] for name in SHOWN}, *header["data"]["origins"]):
                found.setdefault(one["study"]["id"], one)
        return [mapped(one, free) for one in found.values()]

    def as_it_came(
        self, data: dict[str, Any], free: Callable[[str], str], put_together: Callable[[Any], Any]
    ) -> dict[str, Any]:
        """Give a codebook (this study's, as it is) in the form in which it came, where it is still the same."""
        if self.headers and self._has_nothing_more(data):
            for header in reversed(self.headers):
                came = _Came(header, self._items, _Cleaning(free, put_together)).of(data)
                if came is not None and digest_of(came) == header["digest"]:
                    return came
        return data

    def _has_nothing_more(self, data: dict[str, Any]) -> bool:
        """Tell whether the study has nothing of its own that the form in which the codebook came would not show."""
        memos = [data["study"]["memos"], *(item["memos"] for item in data["documents"])]
        return not any(memos) and not any(self._store.count(kind) for kind in _NOT_TOLD)


class _Came:
    """One codebook given back: documents, speakers and coders are those of the study that it comes from."""

    def __init__(
        self, header: dict[str, Any], items: Mapping[str, tuple[str, dict[str, Any]]], cleaning: _Cleaning
    ) -> None:
        self._items, self._cleaning = items, cleaning
        self._header = mapped(header["data"], cleaning.free)
        self._documents: dict[str, str] = header["documents_by"]
        self._coders = {folded(item["name"]): item["name"] for item in self._header["coders"]}
        self._speakers: dict[str, dict[str, str]] = {}

    def of(self, data: dict[str, Any]) -> dict[str, Any] | None:
        theirs = {item["id"]: item["participants"] for item in self._header["documents"]}
        if len(theirs) != len(data["documents"]):
            return None
        people: dict[str, set[str]] = {}
        for document in data["documents"]:
            there = theirs.get(self._documents.get(document["id"], ""), [])
            self._speakers[document["id"]] = dict(zip(document["participants"], there, strict=False))
            for mine, other in self._speakers[document["id"]].items():
                people.setdefault(mine, set()).add(other)
        described = {item["code"]: item["attributes"] for item in self._header["participants"]}
        for person in data["participants"]:
            known = [described.get(code) for code in people.get(person["code"], ())]
            if person["attributes"] and known != [person["attributes"]]:
                return None
        came = {name: self._header.get(name, value) for name, value in data.items()}
        return {**came, **{level: [self._node(node) for node in data[level]] for level in LEVELS}}

    def _node(self, node: dict[str, Any]) -> dict[str, Any]:
        _, kept_data = self._items.get(node["id"], ("", None))
        if kept_data is None:
            return node
        changed = {**node, "provenance": self._cleaning.provenance(kept_data["provenance"])}
        for name in LEVELS:
            if name in node:
                changed[name] = [self._node(child) for child in node[name]]
        for name in ("rules", "memos"):
            changed[name] = [self._by(item) for item in node[name]]
        if "negative_cases" in node:
            changed["negative_cases"] = [self._said(item) for item in node["negative_cases"]]
        if "quotations" in node:
            quotations = [self._said(item) for item in node["quotations"]]
            for item in quotations:
                item["suggestion"] = kept_data["suggestions"].get(item["id"])
            changed["quotations"] = sorted(quotations, key=lambda item: (item["document"], item["start"], item["end"]))
            if node["label_place"]:
                place = node["label_place"]
                changed["label_place"] = {**place, "document": self._documents.get(place["document"])}
            if node["label_withheld"] and kept_data["label"]:
                changed["label"] = kept_data["label"][0]
        return changed

    def _said(self, item: dict[str, Any]) -> dict[str, Any]:
        speakers = self._speakers.get(item["document"], {})
        return {
            **self._by(item),
            "document": self._documents.get(item["document"]),
            "speaker": speakers.get(item["speaker"], item["speaker"]),
        }

    def _by(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**item, "coder": self._coders.get(folded(item["coder"]), item["coder"])}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """In short what another study said of where something comes from; `day` is an ISO date or "", as it said it."""

    study: str
    was_suggested: bool
    coder: str
    day: str


def told_elsewhere(store: ProjectStore, record_id: str) -> Elsewhere | None:
    """Give what is kept of another study's word on a code or category; None where it is this study's own."""
    rows = store.all(ForeignProvenance, target_id=record_id)
    if not rows:
        return None
    headers = [row for row in store.all(ForeignProvenance, target_id="") if row.study_id == rows[-1].study_id]
    title = given(headers[-1].data)["data"]["study"].get("title", "") if headers else ""
    said = given(rows[-1].data)["provenance"]
    return Elsewhere(
        str(title or rows[-1].study_id),
        bool(said.get("suggestion")),
        str(said.get("coder", "")),
        str(said.get("created_at", ""))[:10],
    )


def folded(name: str) -> str:
    """Give a person's name as it is compared."""
    return " ".join(name.split()).casefold()
