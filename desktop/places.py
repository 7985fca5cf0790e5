"""The five places in the order of the work. Imported when the first study opens, not before."""

from __future__ import annotations

from collections.abc import Callable

from desktop.context import AppContext
from desktop.interview_list import InterviewModel
from desktop.overview import StudyOverview
from desktop.place import Place
from desktop.views.code.place import CodePlace
from desktop.views.pseudonymise.place import PseudonymisePlace
from desktop.views.report.place import ReportPlace
from desktop.views.study import StudyPlace
from desktop.views.themes.place import ThemesPlace


def builders(
    context: AppContext, overview: StudyOverview, words: InterviewModel, import_files: Callable[[], object]
) -> list[Callable[[], Place]]:
    """Give what builds each of them; each is told of the study afterwards."""
    return [
        lambda: StudyPlace(context, overview, words, import_files),
        lambda: PseudonymisePlace(context),
        lambda: CodePlace(context),
        lambda: ThemesPlace(context),
        lambda: ReportPlace(context),
    ]
