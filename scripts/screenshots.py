"""Take pictures of every place, so that anyone can look at the whole window.

    python scripts/screenshots.py FOLDER [--study FILE.verbatim | --worked] [--size 1366x768] [--scheme light]
        [--language de] [--letters 1.3] [--contrast] [--scale 2] [--dialogs]
    python scripts/screenshots.py docs/images --readme

Opens the study (without one: the sample study, made anew in a temporary folder) under the present platform, and saves
Home, every place and the dialogs as PNG. Without a display, run it under Xvfb or with QT_QPA_PLATFORM=offscreen.
Sizes, schemes and languages may be given several times; all combinations are taken. With `--worked` the sample study
is worked on first until there is something to see. With `--readme` home and the places are taken once, in English, for
README and `docs/tour.md`. With `--dialogs` every dialog is taken as well; it needs a study that was worked on
(`--worked`). `--scale` is the screen's own: a window of 1280x720 at 2 fills 2560x1440.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

import main  # noqa: E402
from analysis.errors import ProviderFailed  # noqa: E402
from analysis.records import Level, SendScope, Verdict  # noqa: E402
from analysis.workflow.study import OpenStudy  # noqa: E402
from desktop.context import Opening  # noqa: E402
from desktop.main_window import MainWindow  # noqa: E402
from desktop.settings import ProviderChoice, Settings  # noqa: E402

PATIENCE = 60.0
METHOD = ("settle", "explain", "guide", "sampling", "compare", "relations", "memos")


def wait(is_ready: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let the window work until something is so."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_ready():
        QApplication.processEvents()
        time.sleep(0.01)


def pause(seconds: float = 0.4) -> None:
    wait(lambda: False, seconds)


def save(widget: QWidget, folder: Path, name: str) -> None:
    pause()
    folder.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(folder / f"{name}.png"))


def take_places(window: MainWindow, folder: Path, mark: str) -> None:
    """Take every place, then the dialogs that need nothing else."""
    for key in window.places:
        window.go(key)
        wait(lambda: not window.context.tasks.running)
        save(window, folder, f"{mark}-{key}")
    take_report(window, folder, mark)
    take_error(window, folder, mark)
    window.go("study")
    window.files.new_study()
    save(_dialog(window), folder, f"{mark}-new-study")
    _dialog(window).close()
    window.context.choose_provider()
    save(_dialog(window), folder, f"{mark}-provider")
    _dialog(window).close()
    window.show_keys()
    save(_dialog(window), folder, f"{mark}-keys")
    _dialog(window).close()


def take_report(window: MainWindow, folder: Path, mark: str) -> None:
    """Take the pages of the report beside its first: what was done, and each measure of rigor with its chart."""
    report: Any = window.places["report"]
    window.go("report")
    report.show_audit()
    settle(window)
    save(window, folder, f"{mark}-report-audit")
    report.show_rigor()
    for name in report.rigor.choices:
        report.rigor.read(name)
        settle(window)
        save(window, folder, f"{mark}-report-{name}")
    report.set_study(window.context.study)


def take_error(window: MainWindow, folder: Path, mark: str) -> None:
    """Take the bar that says what went wrong, over the place that holds most."""
    window.go("code")
    window.context.messages.show_error(
        ProviderFailed("server_error", "The built-in suggester stopped unexpectedly.", "Try again; nothing was lost.")
    )
    save(window, folder, f"{mark}-error")
    window.notice.put_away()


def take_empty(window: MainWindow, path: Path, folder: Path, mark: str) -> None:
    """Take every place of a study in which there is nothing yet."""
    services = window.context.services
    window.context.use(
        services.create_study(
            path, title="Neu", coder="Ada Beispiel", research_question="", language="de",
            send_scope=SendScope.THIS_COMPUTER,
        )
    )  # fmt: skip
    wait(lambda: window.overview.is_read)
    for key in window.places:
        window.go(key)
        settle(window)
        save(window, folder, f"{mark}-empty-{key}")
    window.context.close()


def take_dialogs(window: MainWindow, folder: Path, mark: str) -> None:
    """Take each dialog over the place that opens it."""
    for name, show in dialogs(window).items():
        show()
        settle(window)
        for at, dialog in enumerate(item for item in window.findChildren(QDialog) if item.isVisible()):
            save(dialog, folder, f"{mark}-dialog-{name}{at or ''}")
            dialog.close()


def dialogs(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Give what opens each dialog, by name."""
    from desktop.dialogs.own_lists import OwnLists
    from desktop.dialogs.passphrase import AskPassphrase
    from desktop.dialogs.send_preview import SendPreview
    from desktop.dialogs.settings import PAGES

    context, places = window.context, window.places
    study = context.study
    if study is None:
        return {}
    rights: Any = places["study"].rights  # type: ignore[attr-defined]
    documents = [document.id for document in study.transcripts.documents()]

    def preview() -> None:
        choice = ProviderChoice(preset="ollama", base_url="http://localhost:11434/v1", model="example")
        plan = study.suggesting.plan_codes(documents, context.services.open_model(choice))
        SendPreview(context, plan, window).open()

    return {
        **{f"settings-{page}": lambda page=page: window.show_settings(page) for page in PAGES},
        "versions": rights.show_versions,
        "held": rights.tell,
        "withdraw": rights.withdraw,
        "keep": rights.keep,
        "correct": rights.correct_text,
        "compare": places["report"].compare_runs,  # type: ignore[attr-defined]
        "preview": preview,
        "lists": lambda: OwnLists(context, window).open(),
        "backups": window.keeping.choose_backup,
        "damaged": lambda: window.keeping.choose_backup(study.path, is_damaged=True),
        "protect": window.keeping.protect,
        "passphrase": lambda: AskPassphrase(study.path, "", is_key=False, parent=window).open(),
        "prompts": window.show_prompts,
        "hold-out": window.hold_out,
        "granularity": window.sending.choose_granularity,
        "search": window.open_search,
        "palette": window.open_palette,
        **{f"method-{name}": window.registry.get(f"method.{name}").handler for name in METHOD},
    }


def take_readme(window: MainWindow, folder: Path, sample: Path) -> None:
    """Take the pictures of README and tour in a sample study that is worked on meanwhile."""
    context = window.context
    save(window, folder, "home")
    study = context.services.make_sample(sample, "Ada Beispiel")
    context.use(study)
    wait(lambda: window.overview.is_read)
    look_for_names(study, context.coder_id)
    context.select_document(study.transcripts.documents()[-1].id)
    take_settled(window, folder, "pseudonymise")
    code(study, window)
    for key in ("code", "themes", "study", "report"):
        take_settled(window, folder, key)
    report: Any = window.places["report"]
    report.show_rigor()
    report.rigor.read("coverage")
    settle(window)
    save(window, folder, "rigor")
    context.close()


def take_settled(window: MainWindow, folder: Path, key: str) -> None:
    window.go(key)
    settle(window)
    save(window, folder, key)


def look_for_names(study: OpenStudy, coder: str) -> None:
    """Search, and decide on most of what is found."""
    study.pseudonyms.detect(coder=coder)
    for row in study.pseudonyms.entities()[:40]:
        study.pseudonyms.decide(row.entity.id, Verdict.REPLACE, coder=coder)


def code(study: OpenStudy, window: MainWindow) -> None:
    """Approve every interview, accept every other suggestion and group the codes."""
    context = window.context
    coder = context.coder_id
    documents = [document.id for document in study.transcripts.documents()]
    for document_id in documents:
        study.pseudonyms.approve(document_id, coder=coder)
    model = context.services.open_model(context.settings.provider)
    study.suggesting.run(study.suggesting.plan_codes(documents, model), model, coder=coder)
    for suggestion in study.suggesting.list()[::2]:
        study.deciding.accept(suggestion.id, coder=coder)
    group(study, coder)


def settle(window: MainWindow) -> None:
    pause()
    wait(lambda: not window.context.tasks.running)


def group(study: OpenStudy, coder: str) -> None:
    """Put the codes of the English interview, and some of the others, where a researcher might have put them."""
    document = study.transcripts.documents()[-1].id
    here = {coding.code_id for coding in study.coding.codings(document)}
    ours = [code.id for code in study.coding.codes() if code.id in here]
    change = study.structure.add(Level.DIMENSION, "Selling with a machine", coder=coder)
    for label, concepts in (
        ("Relief that has to be paid for", ("Time given back", "Control on top of the work")),
        ("Judgement stays with people", ("Knowing the customer",)),
    ):
        theme = study.structure.add(Level.THEME, label, coder=coder)
        study.structure.place(theme.id, change.id, coder=coder)
        for name in concepts:
            concept = study.structure.add(Level.CONCEPT, name, coder=coder)
            study.structure.place(concept.id, theme.id, coder=coder)
            for code_id in ours[:2]:
                study.structure.place(code_id, concept.id, coder=coder)
            del ours[:2]


def worked(window: MainWindow, folder: Path) -> Path:
    """Make a sample study that is worked on; gives its file."""
    study = window.context.services.make_sample(folder, "Ada Beispiel")
    window.context.use(study)
    wait(lambda: window.overview.is_read)
    look_for_names(study, window.context.coder_id)
    code(study, window)
    model = window.context.services.open_model(window.context.settings.provider)
    documents = [document.id for document in study.transcripts.documents()]
    study.suggesting.run(study.suggesting.plan_codes(documents, model), model, coder=window.context.coder_id)
    window.context.services.back_up(study, if_due=False)
    path = study.path
    window.context.close()
    return path


def _dialog(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def main_program() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--study", type=Path)
    parser.add_argument("--size", action="append", help="for example 1366x768")
    parser.add_argument("--scheme", action="append", choices=("light", "dark"))
    parser.add_argument("--language", action="append", choices=("de", "en"))
    parser.add_argument("--letters", type=float, default=1.0, help="how large letters are, for example 1.3")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--worked", action="store_true")
    parser.add_argument("--dialogs", action="store_true")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--scale", default="", help="pixels of the screen for each of the window's, for example 2")
    given = parser.parse_args()
    if given.scale:
        os.environ["QT_SCALE_FACTOR"] = given.scale
    app = QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(QSettings(str(Path(temporary) / "settings.ini"), QSettings.Format.IniFormat))
        settings.coder_name = "Ada Beispiel"
        window = main.build_window(app, settings=settings)
        window.show()
        if given.readme:
            settings.scheme, settings.language = "light", "en"
            window.resize(1366, 768)
            take_readme(window, given.folder, Path(temporary) / "sample")
            window.close()
            return 0
        services = window.context.services
        settings.font_scale, settings.is_high_contrast = given.letters, given.contrast
        study_path = worked(window, Path(temporary) / "worked") if given.worked else given.study
        combinations = list(product(given.size or ["1366x768"], given.scheme or ["light"], given.language or ["de"]))
        for size, scheme, language in combinations:
            width, height = (int(part) for part in size.split("x"))
            settings.scheme, settings.language = scheme, language
            window.resize(width, height)
            mark = f"{size}-{scheme}-{language}"
            window.context.close()
            save(window, given.folder, f"{mark}-home")
            take_empty(window, Path(temporary) / mark / "empty.verbatim", given.folder, mark)
            if study_path:
                window.context.use(services.open_study(Opening(study_path)))
            else:
                window.context.use(services.make_sample(Path(temporary) / "sample", "Ada Beispiel"))
            wait(lambda: window.overview.is_read)
            take_places(window, given.folder, mark)
            if given.dialogs:
                take_dialogs(window, given.folder, mark)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main_program())
