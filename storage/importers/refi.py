"""Read REFI-QDA: a codebook (`.qdc`) or a project (`.qdpx`), as the programs of the field write them.

The package is never unpacked to disk: its parts are read by name, each within a limit. XML may declare nothing. What
has no place in a study is noted in `not_kept`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from analysis.errors import ImportFailed
from analysis.foreign import (
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignNote,
    ForeignProject,
    ForeignSource,
    Loss,
    NotKept,
)
from analysis.language import guess_language
from analysis.transcript import ImportedTranscript, canonical
from analysis.turns import describe, find_turns
from storage.importers.encodings import decode
from storage.importers.opening import bytes_of
from storage.importers.refi_package import Package, parsed, plain_name
from storage.importers.refi_positions import Counted, Selected, found_counting
from storage.importers.source import MAX_TEXT, Source, damaged, too_large
from storage.importers.survey import NAMING

SUFFIXES = (".qdpx", ".qdc")
_MOST_DEPTH = 60
_LEVELS = {"Aggregate dimensions": "dimension", "2nd-order themes": "theme", "1st-order concepts": "concept"}
_PROVENANCE = "Verbatim: provenance"
_COLOUR = re.compile("#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_OTHER_SOURCES = {"PictureSource", "PDFSource", "AudioSource", "VideoSource"}
Language = Literal["auto", "de", "en"]


def read_refi(path: Path, language: Language = "auto") -> ForeignProject:
    """Read a codebook or project. May run off the GUI thread.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `encrypted`, `damaged`.
    """
    if path.suffix.lower() == ".qdc":
        root = parsed(bytes_of(path, ".qdc", SUFFIXES))
        return _Reader(root, None, path.name, language).project()
    with Package.opened(path) as package:
        return _Reader(parsed(package.project()), package, path.name, language).project()


def folded(guid: str | None) -> str:
    """Give one form of a GUID: without braces, in lower case."""
    return (guid or "").strip().strip("{}").lower()


@dataclass
class _RawSource:
    """A text source before it is known how its positions are counted."""

    element: Any
    text: str
    has_mark: bool
    read: Source
    digest: str
    form: str
    selections: list[tuple[Any, Selected]] = field(default_factory=list)


class _Reader:
    """One reading of a project's XML, in any order of its parts."""

    def __init__(self, root: Any, package: Package | None, file_name: str, language: Language) -> None:
        self._root = root
        self._package = package
        self._file_name = file_name
        self._language = language
        self._lost: dict[tuple[Loss, str], int] = {}
        self._ours = (root.get("origin") or "").startswith("Verbatim")
        self._said_of_codes: dict[str, ForeignNote] = {}

    def project(self) -> ForeignProject:
        root = self._root
        book = root if root.tag == "CodeBook" else root.find("CodeBook")
        codes_of = None if book is None else book.find("Codes")
        if root.tag not in ("CodeBook", "Project") or (root.tag == "CodeBook" and codes_of is None):
            raise damaged("REFI-QDA file")
        codes = () if codes_of is None else tuple(self._code(item, 1) for item in codes_of.findall("Code"))
        raw = list(self._raw_sources())
        counting = found_counting([(r.text, r.has_mark, [s for _, s in r.selections]) for r in raw])
        sources = tuple(self._source(item, Counted(item.text, item.has_mark, counting)) for item in raw)
        levels = self._levels()
        self._note_others()
        return ForeignProject(
            name=root.get("name", ""),
            origin=root.get("origin", ""),
            codes=codes,
            users={folded(item.get("guid")): item.get("name") or "" for item in root.iterfind("Users/User")},
            sources=sources,
            notes=dict(self._notes()) | self._said_of_codes,
            note_ids=_note_ids(root),
            cases=tuple(self._cases()),
            levels=levels,
            positions=counting.words() if any(item.selections for item in raw) else "",
            not_kept=tuple(NotKept(loss, what, count) for (loss, what), count in self._lost.items()),
        )

    def _lose(self, loss: Loss, what: str, count: int = 1) -> None:
        key = (loss, " ".join(what.split())[:80])
        self._lost[key] = self._lost.get(key, 0) + count

    # --- codes ---

    def _code(self, element: Any, depth: int) -> ForeignCode:
        if depth > _MOST_DEPTH:
            raise damaged("REFI-QDA file")
        colour = (element.get("color") or "").strip()
        if colour and not _COLOUR.fullmatch(colour):
            colour = ""
        if len(colour) == 4:
            colour = "#" + "".join(sign * 2 for sign in colour[1:])
        description, said_ids = self._described(element)
        return ForeignCode(
            id=folded(element.get("guid")),
            name=" ".join(canonical(element.get("name") or "").split()) or "–",
            is_codable=(element.get("isCodable") or "true").strip().lower() not in ("false", "0"),
            colour=colour.lower(),
            description=description,
            note_ids=(*_note_ids(element), *said_ids),
            children=tuple(self._code(item, depth + 1) for item in element.findall("Code")),
        )

    def _described(self, element: Any) -> tuple[str, tuple[str, ...]]:
        """Give the description of a code and the ids of notes in it: a `.qdc` of ours has provenance there."""
        text = _text(element, "Description")
        above, _, last = text.rpartition("\n")
        if not (self._ours and last.startswith(f"{_PROVENANCE}: ")):
            return text, ()
        name = f"{folded(element.get('guid'))}/provenance"
        self._said_of_codes[name] = ForeignNote(_PROVENANCE, last.removeprefix(f"{_PROVENANCE}: "))
        return above.strip(), (name,)

    def _levels(self) -> dict[str, str]:
        """Read the levels of a study of ours from its sets; other sets have no place here."""
        levels = {}
        for item in self._root.iterfind("Sets/Set"):
            level = _LEVELS.get(item.get("name") or "") if self._ours else None
            if level is None:
                self._lose(Loss.SET, item.get("name") or "–")
                continue
            for member in item.iterfind("MemberCode"):
                levels[folded(member.get("targetGUID") or member.get("guid"))] = level
        return levels

    # --- sources ---

    def _raw_sources(self) -> Iterator[_RawSource]:
        for element in self._root.iterfind("Sources/*"):
            name = element.get("name") or "–"
            if element.tag in _OTHER_SOURCES:
                selections = sum(1 for item in element.iter() if item.tag == "Coding")
                self._lose(Loss.SOURCE_KIND, f"{element.tag.removesuffix('Source')}: {name}", max(1, selections))
            elif element.tag == "TextSource":
                raw = self._raw_source(element, name)
                if raw is not None:
                    yield raw

    def _raw_source(self, element: Any, name: str) -> _RawSource | None:
        found = self._words_of(element, name)
        if found is None:
            return None
        data, form = found
        try:
            raw = self._decoded(element, data, form)
        except ImportFailed:
            self._lose(Loss.SOURCE_UNREADABLE, name, max(1, len(element.findall("PlainTextSelection"))))
            return None
        for item in element.findall("PlainTextSelection"):
            try:
                start, end = int(item.get("startPosition", "")), int(item.get("endPosition", ""))
            except ValueError:
                self._lose(Loss.OUT_OF_TEXT, name)
                continue
            quoted = item.get("name") or _text(item, "Description")
            raw.selections.append((item, Selected(start, end, quoted)))
        return raw

    def _words_of(self, element: Any, name: str) -> tuple[bytes, str] | None:
        """Give the bytes of a source and their form; the plain text goes first, since positions count in it."""
        inside = element.find("PlainTextContent")
        if inside is not None and inside.text:
            return inside.text.encode("utf-8", "surrogatepass"), "txt"
        for attribute in ("plainTextPath", "richTextPath"):
            path = element.get(attribute) or ""
            data = self._package.part(path) if path and self._package else None
            suffix = PurePosixPath(plain_name(path)).suffix.lower()
            if data is not None and suffix in (".txt", ".docx"):
                return data, suffix.removeprefix(".")
        self._lose(Loss.SOURCE_MISSING, name, max(1, len(element.findall("PlainTextSelection"))))
        return None

    @staticmethod
    def _decoded(element: Any, data: bytes, form: str) -> _RawSource:
        digest = hashlib.sha256(data).hexdigest()
        if form == "docx":
            from storage.importers.word import read

            source = read(data)
            return _RawSource(element, source.text, False, source, digest, form)
        text, notices = decode(data)
        has_mark = text.startswith("\ufeff") or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
        text = text.removeprefix("\ufeff")
        if len(text) > MAX_TEXT:
            raise too_large("text")
        words = canonical(text)
        if not any(map(str.isalnum, words)):
            raise damaged("text")
        return _RawSource(element, text, has_mark, Source(words, warnings=notices), digest, form)

    def _source(self, raw: _RawSource, counted: Counted) -> ForeignSource:
        element, name = raw.element, raw.element.get("name") or "–"
        codings: list[ForeignCoding] = []
        for item, selected in raw.selections:
            span = _span(counted, selected)
            given = item.findall("Coding")
            if span is None:
                self._lose(Loss.OUT_OF_TEXT, name, max(1, len(given)))
            elif not given:
                self._lose(Loss.SELECTION, name)
            else:
                codings += [_coding(item, coding, span) for coding in given]
        whole = len(element.findall("Coding"))
        if whole:
            self._lose(Loss.WHOLE_SOURCE, name, whole)
        if _text(element, "Description"):
            self._lose(Loss.DESCRIPTION, name)
        return ForeignSource(
            id=folded(element.get("guid")),
            name=name,
            transcript=self._transcript(raw, name),
            codings=tuple(codings),
            note_ids=_note_ids(element),
            variables=self._values(element),
        )

    def _transcript(self, raw: _RawSource, name: str) -> ImportedTranscript:
        source = raw.read
        found = (
            find_turns(source.text, bold_leads=source.bold_leads, each_line=source.each_line)
            if source.turns is None
            else describe(source.text, source.turns)
        )
        return ImportedTranscript(
            text=source.text,
            turns=found.turns,
            language=guess_language(source.text) if self._language == "auto" else self._language,
            file_name=f"{self._file_name}: {name}",
            source_format=raw.form,
            file_sha256=raw.digest,
            interviewer_labels=found.interviewer_labels,
            warnings=tuple(dict.fromkeys((*source.warnings, *found.warnings))),
        )

    # --- the rest ---

    def _values(self, element: Any) -> dict[str, str]:
        names = {folded(item.get("guid")): item.get("name") or "" for item in self._root.iterfind("Variables/Variable")}
        values = {}
        for item in element.findall("VariableValue"):
            target = item.find("VariableRef")
            name = "" if target is None else canonical(names.get(folded(target.get("targetGUID")), "")).strip()
            given = next((child.text for child in item if child.tag != "VariableRef" and child.text), "")
            if name and given.strip() and NAMING.search(name):
                self._lose(Loss.ATTRIBUTE, name)
            elif name and given.strip():
                values[name] = canonical(given).strip()
        return values

    def _cases(self) -> Iterator[ForeignCase]:
        for item in self._root.iterfind("Cases/Case"):
            name = item.get("name") or "–"
            if _text(item, "Description"):
                self._lose(Loss.DESCRIPTION, name)
            others = len(item.findall("CodeRef")) + len(item.findall("SelectionRef"))
            if others:
                self._lose(Loss.CASE, name, others)
            ids = tuple(folded(ref.get("targetGUID")) for ref in item.findall("SourceRef"))
            yield ForeignCase(name, self._values(item), ids)

    def _notes(self) -> Iterator[tuple[str, ForeignNote]]:
        for item in self._root.iterfind("Notes/Note"):
            name = item.get("name") or ""
            found = self._words_of(item, name or "–")
            if found is None:
                continue
            try:
                text = self._decoded(item, *found).read.text.strip()
            except ImportFailed:
                text = ""
            if not text:
                self._lose(Loss.NOTE, name or "–")
                continue
            by, at = folded(item.get("creatingUser")), _time(item)
            yield folded(item.get("guid")), ForeignNote(name, text, by, at)

    def _note_others(self) -> None:
        for path, loss in (("Links/Link", Loss.LINK), ("Graphs/Graph", Loss.GRAPH)):
            for item in self._root.iterfind(path):
                self._lose(loss, item.get("name") or "–")
        if _text(self._root, "Description"):
            self._lose(Loss.DESCRIPTION, self._root.get("name") or "–")


def _span(counted: Counted, selected: Selected) -> tuple[int, int] | None:
    start, end = counted.index(selected.start), counted.index(selected.end)
    if start is None or end is None or start >= end:
        return None
    return counted.to_canonical(start), counted.to_canonical(end)


def _coding(selection: Any, coding: Any, span: tuple[int, int]) -> ForeignCoding:
    target = coding.find("CodeRef")
    made = ForeignCoding(
        id=folded(coding.get("guid")),
        code_id="" if target is None else folded(target.get("targetGUID")),
        start=span[0],
        end=span[1],
        user_id=folded(coding.get("creatingUser") or selection.get("creatingUser")),
        at=_time(coding) or _time(selection),
    )
    return replace(made, note_ids=tuple(dict.fromkeys((*_note_ids(coding), *_note_ids(selection)))))


def _note_ids(element: Any) -> tuple[str, ...]:
    return tuple(folded(item.get("targetGUID")) for item in element.findall("NoteRef"))


def _text(element: Any, tag: str) -> str:
    found = element.find(tag)
    return canonical((found.text if found is not None else "") or "").strip()


def _time(element: Any) -> str:
    """Give a time as the study keeps it (UTC, ISO 8601); "" where there is none that can be read."""
    try:
        found = datetime.fromisoformat((element.get("creationDateTime") or "").strip())
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""
