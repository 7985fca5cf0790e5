"""The bundled sample study: five invented interviews and what a test needs to know about them.

Everything in it is made up: people, firms, conversations and numbers (the telephone numbers come from ranges reserved
for fiction, the addresses from `example.org` and `example.com`). It knows nothing of windows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.pseudonymization.process import DocumentDetector
    from analysis.workflow.study import OpenStudy

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


def sample_path(folder: Path) -> Path:
    """Give where the sample study of a folder is, or would be."""
    return folder / f"{sample_study()['title']}.verbatim"


def create_sample(
    folder: Path, coder: str = "", detector: DocumentDetector | None = None, passphrase: str = ""
) -> OpenStudy:
    """Make the sample study in a folder, interviews, speakers and attributes included; open it if it is there.

    Without a coder's name the sample's own is used. Raises `StudyFileError` and `ImportFailed`.
    """
    from storage import create_study, open_study

    sample = sample_study()
    path = sample_path(folder)
    if path.exists():
        return open_study(path, detector=detector, passphrase=passphrase)
    study = create_study(
        path,
        title=sample["title"],
        coder=coder or sample["coder"],
        research_question=sample["research_question"],
        language=sample["language"],
        detector=detector,
        passphrase=passphrase,
    )
    for file, interview in zip(sample_files(), sample["interviews"], strict=True):
        _add_interview(study, file, interview)
    return study


def _add_interview(study: OpenStudy, file: Path, interview: dict[str, Any]) -> None:
    from storage.importers import read_transcript

    coder, add = study.coders()[0].id, study.transcripts
    document = add.add(read_transcript(file, interview["language"]), coder=coder)
    add.set_speaker(document.id, interview["participant_label"], interview["participant"], coder=coder)
    add.set_speaker(document.id, interview["interviewer_label"], "I", coder=coder)
    add.set_attributes(interview["participant"], interview["attributes"], coder=coder)
