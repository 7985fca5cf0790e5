"""The codebook as one table: a row a quotation with everything above it; a code without quotations has a row too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from analysis.pseudonymization.permission import WITHHELD_TEXT
from storage.export.contents import ExportContents, members


@dataclass(frozen=True, slots=True)
class Row:
    """One quotation in its place. Texts are as the codebook gives them; "" where something is missing.

    `time` is hours:minutes:seconds of the recording, `source` the model that suggested the code or "by hand",
    `decision` what a person decided ("accept", "edit") and `coder` who.
    """

    dimension: str = ""
    theme: str = ""
    concept: str = ""
    code: str = ""
    origin: str = ""
    definition: str = ""
    quotation: str = ""
    interview: str = ""
    turn: str = ""
    time: str = ""
    speaker: str = ""
    source: str = ""
    decision: str = ""
    coder: str = ""
    code_id: str = ""
    quotation_id: str = ""


COLUMNS = tuple(item.name for item in fields(Row))


def rows(contents: ExportContents) -> Iterator[Row]:
    """Give the rows in the order of the codebook."""
    titles = {item["id"]: item["title"] for item in contents.data["documents"]}
    for above, code in placed(contents.top, {}):
        shared = _of_code(contents, code) | above
        for quotation in code["quotations"]:
            yield Row(**shared, **_of_quotation(quotation, titles))
        if not code["quotations"]:
            yield Row(**shared)


def values(row: Row) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in COLUMNS)


def placed(nodes: list[dict[str, Any]], above: dict[str, str]) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """Give every code with the labels of the levels above it."""
    for node in nodes:
        if "quotations" in node:
            yield above, node
        else:
            yield from placed(members(node), above | {node["level"]: node["label"]})


def _of_code(contents: ExportContents, code: dict[str, Any]) -> dict[str, str]:
    provenance = code["provenance"]
    suggestion, decision = provenance["suggestion"], provenance["decision"]
    run = contents.runs.get(suggestion["run"], {}) if suggestion else {}
    return {
        "code": code["label"],
        "origin": code["origin"],
        "definition": code["definition"],
        "source": (run.get("model") or run.get("provider") or "?") if suggestion else provenance["source"],
        "decision": decision["action"] if decision else "",
        "coder": provenance["coder"],
        "code_id": code["id"],
    }


def _of_quotation(quotation: dict[str, Any], titles: dict[str, str]) -> dict[str, str]:
    return {
        "quotation": quotation["text"] or WITHHELD_TEXT,
        "interview": titles[quotation["document"]],
        "turn": str(quotation["turn"] or ""),
        "time": clock(quotation["seconds"]),
        "speaker": quotation["speaker"],
        "quotation_id": quotation["id"],
    }


def clock(seconds: float | None) -> str:
    """Give seconds of a recording as "h:mm:ss"; "" for None."""
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
