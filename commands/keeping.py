"""How long data are kept, and giving up the key."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import InvalidInput, StudyFileError
from analysis.records import Kept
from analysis.workflow.study import OpenStudy
from commands.console import note, say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, opened, signing_coder

app = typer.Typer()

HELD = {
    Kept.ORIGINALS: "original wording",
    Kept.NAMES: "names and key",
    Kept.AUDIO: "recordings (kept elsewhere)",
    Kept.PSEUDONYMISED: "pseudonymised interviews",
    Kept.PROVENANCE: "requests and answers of models",
}


@app.command()
def retention(
    study: StudyPath,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="CLASS=DATE", help="originals, names, audio, pseudonymised or provenance."),
    ] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Show or set until which day each class of data may be kept; CLASS=none takes the day off."""
    with opened(study) as found:
        wanted = [_change(item) for item in changes or ()]
        actor = coder_id(found, coder) if wanted else ""
        for kept, day in wanted:
            found.keeping.set(kept, day, coder=actor)
        days = found.keeping.days()
        if json_wanted:
            say_json({kept.value: day or None for kept, day in days.items()})
            return
        table(("CLASS", "WHAT", "UNTIL"), [(kept.value, HELD[kept], day or "-") for kept, day in days.items()])
        remind(found)


def _change(given: str) -> tuple[Kept, str]:
    """Read a CLASS=DATE. Raises `InvalidInput` (`bad_change`)."""
    name, equals, day = given.partition("=")
    if not equals or name.strip() not in list(Kept):
        raise InvalidInput(
            "bad_change",
            "--set takes CLASS=DATE.",
            "The classes are {classes}; for example --set names=2031-12-31.",
            classes=", ".join(Kept),
        )
    return Kept(name.strip()), "" if day.strip() == "none" else day


def remind(study: OpenStudy) -> None:
    """Say which data may not be kept any longer, or not for long."""
    for item in study.keeping.reminders():
        when = f"until {item.until}, {item.days} days from now" if item.days >= 0 else f"until {item.until}, now over"
        say(f"Retention: {HELD[item.kept]} may be kept {when}. {_what_to_do(item.kept)}")


def _what_to_do(kept: Kept) -> str:
    return {
        Kept.ORIGINALS: "`destroy-key` ends it.",
        Kept.NAMES: "`destroy-key` ends it.",
        Kept.AUDIO: "Verbatim has no recordings; delete them where they are.",
        Kept.PSEUDONYMISED: "Archive or delete the study, or `withdraw` participants.",
        Kept.PROVENANCE: "`withdraw`, or delete the study; codes and decisions need them as evidence.",
    }[kept]


def _certificate_beside(study: Path) -> Path:
    """Give a name that is free: the key may have come back with a backup since an earlier certificate."""
    plain = study.with_name(f"{study.stem} key destroyed.txt")
    names = (plain.with_stem(f"{plain.stem} ({number})") for number in itertools.count(2))
    return next(path for path in itertools.chain([plain], names) if not path.exists())


@app.command("destroy-key")
def destroy(
    study: StudyPath,
    coder: CoderOption = None,
    certificate: Annotated[
        Path | None, typer.Option("-o", "--certificate", metavar="FILE", help="Where the certificate goes.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; it can't be undone.")] = False,
) -> None:
    """Overwrite and delete the key file, so that nobody can be found out again; writes a certificate."""
    from storage.destroying import destroy_key

    with opened(study) as found:
        actor = signing_coder(found, coder)
        target = certificate or _certificate_beside(found.path)
        if target.exists():
            raise StudyFileError("exists", "There is already a file {path}.", "Choose another name.", path=str(target))
        say("The original wording and all real names go for good. This can't be undone.")
        if not yes:
            if not sys.stdin.isatty():
                raise InvalidInput(
                    "not_confirmed", "Nothing was erased: nobody could be asked.", "Say --yes if you are sure of it."
                )
            typer.confirm("Go on?", abort=True)
        made, others = destroy_key(found, coder=actor)
        text = made.text(found.info.language, tuple(str(path) for path in others))
        try:
            target.write_text(text, encoding="utf-8")
        except OSError:
            say(text)
            note(f"The certificate could not be written to {target}; it stands above.")
            return
        say(f"The key is destroyed. Certificate: {target}")
        for path in others:
            say(f"This may still hold a former key; delete it too: {path}")
