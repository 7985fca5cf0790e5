"""The bundled sample study: five invented interviews and what a test needs to know about them.

Everything in it is made up: people, firms, conversations and numbers (the telephone numbers come from ranges reserved
for fiction, the addresses from `example.org` and `example.com`). It knows nothing of databases or windows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SAMPLE_DIR = Path(__file__).resolve().parent
"""Where the sample's files lie, also when the app is installed as a wheel."""


def sample_study() -> dict[str, Any]:
    """Read `sample.json` anew: title, research_question, language, coder and `interviews` in their order.

    Each interview has `file` (name beside `sample.json`), `language`, `participant` (the study's code for the person),
    `participant_label` and `interviewer_label` as they stand in the file, `attributes` (the row of the sample table)
    and `planted`: identifiers that stand in the file as whole words, each with `string` and `kind`
    (`IdentifierKind` by name).
    """
    study: dict[str, Any] = json.loads((SAMPLE_DIR / "sample.json").read_text(encoding="utf-8"))
    return study


def sample_files() -> list[Path]:
    """Give the interview files in the order in which the study should import them."""
    return [SAMPLE_DIR / interview["file"] for interview in sample_study()["interviews"]]
