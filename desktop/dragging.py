"""What is dragged between cards and nodes of the structure, and where it may be let go."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

MIME = "application/x-verbatim-cards"
_FITS = {"code": ("concept", "theme"), "concept": ("theme",), "theme": ("dimension",), "dimension": ()}


def fits(kind: str, parent_kind: str) -> bool:
    """Tell whether a card of one kind can lie in one of another."""
    return parent_kind in _FITS[kind]


def packed(ids: Iterable[str]) -> QMimeData:
    """Give the ids of codes and categories as what is dragged."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(ids)).encode())
    return data


def dragged_ids(data: QMimeData) -> list[str]:
    """Give the ids that are dragged, none for anything else."""
    return [str(item) for item in json.loads(bytes(data.data(MIME).data()))] if data.hasFormat(MIME) else []
