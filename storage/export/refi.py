"""REFI-QDA 1.5: the codebook as `.qdc`, the whole project as `.qdpx`, for ATLAS.ti, MAXQDA, NVivo, QualCoder and more.

What other tools have no place for is kept in words: levels as sets, provenance as a note beside each code; a `.qdc` has
no notes, there it is the last line of the description. Positions
are code points of the text that stands beside them, ends exclusive, as those tools write and read them. The same study
gives the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from analysis.colours import CODE_COLOURS
from analysis.errors import InvalidInput
from analysis.pseudonymization.permission import QuotableTranscript
from analysis.underway import stop_here
from storage.export.codebook_json import json_pieces
from storage.export.contents import ExportContents, members
from storage.export.files import zip_entry

OURS = "verbatim-codebook.json"
"""Our own form beside the project: all provenance, for which REFI-QDA has no place."""
PROVENANCE = "Verbatim: provenance"
"""What notes and lines begin with that say where a code comes from."""
CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RULES = {"include": "Rule, in", "exclude": "Rule, out", "when": "Rule, when"}
_LEVELS = {"dimension": "Aggregate dimensions", "theme": "2nd-order themes", "concept": "1st-order concepts"}


def write_qdc(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the codebook as REFI-QDA XML. Raises `InvalidInput` (`no_codes`): the format has no empty codebook."""
    if not contents.top:
        raise InvalidInput(
            "no_codes",
            "There is no code yet, and the format has no empty codebook.",
            "Accept a suggestion or code by hand first.",
        )
    provenance = {node["id"]: _one_line(node, contents) for node in (*contents.categories, *contents.codes)}
    with _document(file, CODEBOOK_NAMESPACE, "CodeBook", origin=contents.origin) as xml:
        xml.remark(contents.words())
        with xml.element("Codes"):
            for node in contents.top:
                _write_code(xml, node, provenance=provenance)
        _write_sets(xml, contents, "guid")


def write_qdpx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the project with its transcripts, codings, memos, participants and provenance into an open file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for transcript in contents.transcripts:
            name = f"Sources/{transcript.document.id}.txt"
            archive.writestr(zip_entry(name), transcript.segment_map.text.encode())
        with archive.open(zip_entry("project.qde"), "w", force_zip64=True) as entry:
            _Project(contents).write(entry)
        with archive.open(zip_entry(OURS), "w", force_zip64=True) as entry:
            for piece in json_pieces(contents.data):
                entry.write(piece)


class _Xml:
    """A streaming writer that leaves out what XML can't hold, and attributes without a value."""

    def __init__(self, stream: Any, namespace: str) -> None:
        self._stream, self._namespace = stream, namespace

    @contextmanager
    def element(self, tag: str, /, **attributes: str) -> Iterator[None]:
        given = {key: clean(value) for key, value in attributes.items() if value}
        with self._stream.element(f"{{{self._namespace}}}{tag}", given):
            yield

    def empty(self, tag: str, /, **attributes: str) -> None:
        with self.element(tag, **attributes):
            pass

    def remark(self, text: str) -> None:
        """Write a comment, which XML has for what its schema has no place for."""
        from lxml import etree

        self._stream.write(etree.Comment(f" {clean(text).replace('--', '–').strip('-')} "))

    def text(self, tag: str, text: str) -> None:
        """Write an element that holds text, if there is any."""
        if text:
            with self.element(tag):
                self._stream.write(clean(text))


def clean(text: str) -> str:
    """Leave out the code points that XML 1.0 can't hold; writing stops here where that was asked."""
    stop_here()
    return _NOT_IN_XML.sub("", text)


@contextmanager
def _document(file: IO[bytes], namespace: str, root: str, **attributes: str) -> Iterator[_Xml]:
    from lxml import etree

    with etree.xmlfile(file, encoding="utf-8") as stream:
        stream.write_declaration(standalone=True)
        xml = _Xml(stream, namespace)
        given = {key: clean(value) for key, value in attributes.items() if value}
        with stream.element(f"{{{namespace}}}{root}", given, nsmap={None: namespace}):
            yield xml


def _write_code(
    xml: _Xml,
    node: dict[str, Any],
    notes: dict[str, list[str]] | None = None,
    provenance: dict[str, str] | None = None,
) -> None:
    """Write a code and what is in it; `notes` are ids of what is on each, `provenance` a line for each."""
    is_code = "quotations" in node
    colour = CODE_COLOURS[node["colour"] % len(CODE_COLOURS)] if is_code else ""
    name = node["label"] or "–"
    with xml.element("Code", guid=node["id"], name=name, isCodable="true" if is_code else "false", color=colour):
        said = _description(node), (provenance or {}).get(node["id"], "")
        xml.text("Description", "\n".join(part for part in said if part))
        for note_id in (notes or {}).get(node["id"], ()):
            xml.empty("NoteRef", targetGUID=note_id)
        for child in members(node):
            _write_code(xml, child, notes, provenance)


def _one_line(node: dict[str, Any], contents: ExportContents) -> str:
    return f"{PROVENANCE}: {' '.join(provenance_words(node, contents.runs).split())}"


def _description(node: dict[str, Any]) -> str:
    parts = [node["definition"]]
    parts += [f"{head}: {node[key]}" for key, head in (("includes", "In"), ("excludes", "Out")) if node.get(key)]
    parts += [f"Negative case: {case['note']}" for case in node.get("negative_cases", ())]
    parts += [f"{_RULES[rule['kind']]}: {rule['text']}" for rule in node["rules"]]
    return "\n".join(part for part in parts if part)


def _write_sets(xml: _Xml, contents: ExportContents, attribute: str) -> None:
    """Keep the levels of the data structure, which other tools know as nesting only."""
    levels = {level: [node["id"] for node in contents.categories if node["level"] == level] for level in _LEVELS}
    if any(levels.values()):
        with xml.element("Sets"):
            for level, ids in levels.items():
                if ids:
                    with xml.element("Set", guid=contents.guid("set", level), name=_LEVELS[level]):
                        for member in ids:
                            xml.empty("MemberCode", **{attribute: member})


@dataclass
class _Note:
    id: str
    name: str
    text: str
    coder: str = ""
    at: str = ""


@dataclass
class _Project:
    """Writes `project.qde`, in the order that the schema asks for."""

    contents: ExportContents
    notes: list[_Note] = field(default_factory=list)
    of: dict[str, list[str]] = field(default_factory=dict)

    def write(self, file: IO[bytes]) -> None:
        data, contents = self.contents.data, self.contents
        self._collect_notes()
        with _document(
            file, PROJECT_NAMESPACE, "Project", name=data["study"]["title"] or "–", origin=contents.origin
        ) as xml:
            with xml.element("Users"):
                for coder in data["coders"]:
                    xml.empty("User", guid=coder["id"], name=coder["name"])
                xml.empty("User", guid=contents.guid("user", "verbatim"), name="Verbatim")
            if contents.top:
                with xml.element("CodeBook"), xml.element("Codes"):
                    for node in contents.top:
                        _write_code(xml, node, self.of)
            self._write_cases(xml)
            if contents.transcripts:
                with xml.element("Sources"):
                    for transcript in contents.transcripts:
                        self._write_source(xml, transcript)
            self._write_notes(xml)
            _write_sets(xml, contents, "targetGUID")
            xml.text("Description", contents.words())
            for note_id in self.of.get("", ()):
                xml.empty("NoteRef", targetGUID=note_id)

    def _collect_notes(self) -> None:
        contents = self.contents
        for target, memos in contents.memos():
            for memo in memos:
                self._add(target, _Note(memo["id"], memo["kind"], memo["text"], memo["coder"], memo["created_at"]))
        for node in (*contents.categories, *contents.codes):
            text = provenance_words(node, contents.runs)
            self._add(node["id"], _Note(contents.guid("provenance", node["id"]), PROVENANCE, text))

    def _add(self, target: str, note: _Note) -> None:
        self.notes.append(note)
        self.of.setdefault(target, []).append(note.id)

    def _write_cases(self, xml: _Xml) -> None:
        contents = self.contents
        people = contents.data["participants"]
        names = list(dict.fromkeys(name for person in people for name in person["attributes"]))
        if names:
            with xml.element("Variables"):
                for name in names:
                    xml.empty("Variable", guid=contents.guid("variable", name), name=name, typeOfVariable="Text")
        if not people:
            return
        with xml.element("Cases"):
            for person in people:
                with xml.element("Case", guid=contents.guid("case", person["code"]), name=person["code"]):
                    for name, value in person["attributes"].items():
                        with xml.element("VariableValue"):
                            xml.empty("VariableRef", targetGUID=contents.guid("variable", name))
                            xml.text("TextValue", str(value))
                    for transcript in contents.transcripts:
                        if person["code"] in contents.speakers(transcript):
                            xml.empty("SourceRef", targetGUID=transcript.document.id)

    def _write_source(self, xml: _Xml, transcript: QuotableTranscript) -> None:
        document = transcript.document
        path = f"internal://{document.id}.txt"
        with xml.element("TextSource", guid=document.id, name=document.title, plainTextPath=path):
            for code, quotation in self.contents.quotations_in(document.id):
                self._write_selection(xml, transcript, code, quotation)
            for note_id in self.of.get(document.id, ()):
                xml.empty("NoteRef", targetGUID=note_id)

    def _write_selection(
        self, xml: _Xml, transcript: QuotableTranscript, code: dict[str, Any], quotation: dict[str, Any]
    ) -> None:
        contents = self.contents
        start, end = transcript.segment_map.to_shown(quotation["start"], quotation["end"])
        by, at = contents.coder_ids.get(quotation["coder"], ""), quotation["coded_at"]
        with xml.element(
            "PlainTextSelection", guid=quotation["id"], startPosition=str(start), endPosition=str(end),
            creatingUser=by, creationDateTime=at,
        ):  # fmt: skip
            guid = contents.guid("coding", quotation["id"])
            with xml.element("Coding", guid=guid, creatingUser=by, creationDateTime=at):
                xml.empty("CodeRef", targetGUID=code["id"])

    def _write_notes(self, xml: _Xml) -> None:
        if not self.notes:
            return
        with xml.element("Notes"):
            for note in self.notes:
                by = self.contents.coder_ids.get(note.coder, "")
                with xml.element("Note", guid=note.id, name=note.name, creatingUser=by, creationDateTime=note.at):
                    xml.text("PlainTextContent", note.text or "–")


def provenance_words(node: dict[str, Any], runs: dict[str, dict[str, Any]]) -> str:
    """Say in words where a code or category comes from and who decided, for tools that know no provenance."""
    provenance = node["provenance"]
    suggestion, decision = provenance["suggestion"], provenance["decision"]
    if provenance["origin"]:
        return f"Of another study; brought in by {provenance['coder']}, {provenance['created_at']}."
    if suggestion is None:
        return f"Made by hand by {provenance['coder']}, {provenance['created_at']}."
    run = runs.get(suggestion["run"], {})
    lines = [f"Suggested by {run.get('model') or run.get('provider', '?')} ({run.get('provider', '?')})."]
    if decision is not None:
        lines.append(f"{decision['action']}: {decision['coder']}, {decision['decided_at']} ({decision['how']}).")
        if decision["reason"]:
            lines.append(f"Reason: {decision['reason']}")
    else:
        lines.append(f"Taken by {provenance['coder']}, {provenance['created_at']}.")
    return "\n".join(lines)
