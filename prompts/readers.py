"""What reads the kept answers of a run again: it has no way out and needs no server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.records import Run

if TYPE_CHECKING:
    from analysis.suggestion.requests import AnswerReading


def reader_of(run: Run) -> AnswerReading:
    """Give the reader for a run's answers, be they the built-in suggester's or a server's."""
    if not run.settings.get("host"):
        from analysis.suggestion.builtin import BuiltinModel

        return BuiltinModel()
    from prompts import open_reader
    from prompts.providers import PRESETS

    return open_reader(PRESETS["llama_cpp"])
