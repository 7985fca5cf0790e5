"""Until when each class of data may be kept, what is due, and giving up the key so that nobody can be found out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Change, Event, ProjectStore, Put, Remove
from analysis.records import Coder, Document, Kept, LlmCall, Participant, Retention, Study, now
from analysis.workflow.holding import held
from analysis.workflow.permissions import checked_day
from analysis.workflow.permitting import today

SOON_DAYS = 30
KEY_DESTROYED = "key_destroyed"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A class of data whose day has come (`days` < 0 after it) or comes within a month."""

    kept: Kept
    until: str
    days: int


class Keeping:
    """The use cases around how long data are kept."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store

    def days(self) -> dict[Kept, str]:
        """Give the day of each class, "" where none is set."""
        known = {item.kept: item.until for item in self._store.all(Retention)}
        return {kept: known.get(kept, "") for kept in Kept}

    @held
    def set(self, kept: Kept, until: str, *, coder: str) -> None:
        """Set until which day (YYYY-MM-DD) a class of data may be kept, "" for none. Raises `InvalidInput`."""
        day = checked_day(until)
        known = self._store.all(Retention, kept=kept)
        if day == (known[0].until if known else ""):
            return
        changes: list[Change] = [Remove(item) for item in known if not day]
        if day:
            changes = [Put(replace(known[0], until=day) if known else Retention(kept=kept, until=day))]
        self._store.commit("retention_changed", changes, actor=coder, details={"kept": kept.value, "until": day})

    @held
    def reminders(self, day: date | None = None) -> list[Reminder]:
        """List what is due or will be within a month, the longest due first; what is not there any more is left out."""
        on = day or today()
        found = [
            Reminder(kept, until, (date.fromisoformat(until) - on).days)
            for kept, until in self.days().items()
            if until and self._is_there(kept)
        ]
        return sorted((item for item in found if item.days <= SOON_DAYS), key=lambda item: item.days)

    def _is_there(self, kept: Kept) -> bool:
        if kept in (Kept.ORIGINALS, Kept.NAMES):
            return not self.is_key_destroyed
        if kept is Kept.PSEUDONYMISED:
            return bool(self._store.count(Document))
        return bool(self._store.count(LlmCall)) if kept is Kept.PROVENANCE else True

    @property
    def is_key_destroyed(self) -> bool:
        return not self._store.all(Study)[0].key_file_id

    @held
    def destroy_key(self, destroy: Callable[[], None], *, coder: str) -> Certificate:
        """Give up the key file: `destroy` takes it away for good, and the study belongs to no key from then on.

        It can't be taken back. Raises `NotPermitted` (`key_missing`) where it is not open, so that no copy of it is
        forgotten somewhere.
        """
        study = self._store.all(Study)[0]
        if self.is_key_destroyed:
            raise InvalidInput(
                "key_destroyed_already", "The key of this study was destroyed already.", "There is nothing more to do."
            )
        if not self._store.has_key:
            raise NotPermitted(
                "key_missing",
                "This needs the study's key file, and it is not open.",
                "Put NAME.verbatim-key beside the study and open it again.",
            )
        if self._store.count(LlmCall, status="pending"):
            raise NotPermitted(
                "run_under_way",
                "Suggestions are being asked for at this moment, so nothing was erased.",
                "Wait until they are there, or stop them, and do it then.",
            )
        destroy()
        changed = replace(study, key_file_id="")
        event = self._store.commit(KEY_DESTROYED, [Put(changed)], actor=coder, details={"key": study.key_file_id})
        return self._certificate(study, event)

    def _certificate(self, study: Study, event: Event) -> Certificate:
        return Certificate(
            study=study.title,
            study_id=study.id,
            key_id=study.key_file_id,
            destroyed_at=event.at,
            by=self._store.get(Coder, event.actor).name,
            participants=self._store.count(Participant),
            interviews=self._store.count(Document),
            event=event.seq,
            event_hash=event.hash,
        )


@dataclass(frozen=True, slots=True)
class Certificate:
    """What says that a study's key was destroyed: which, when, by whom, and where the ledger has it."""

    study: str
    study_id: str
    key_id: str
    destroyed_at: str
    by: str
    participants: int
    interviews: int
    event: int
    event_hash: str

    def text(self, language: str, copies: tuple[str, ...] = ()) -> str:
        """Give it as a text, German or English; `copies` are files that may still hold a former key."""
        found = [f"- {name}" for name in copies]
        left = "\n".join([_COPIES[language], *found]) if found else _NO_COPIES[language]
        return _CERTIFICATE[language].format(
            study=self.study, study_id=self.study_id, key_id=self.key_id, at=self.destroyed_at[:19].replace("T", " "),
            by=self.by, participants=self.participants, interviews=self.interviews, event=self.event,
            hash=self.event_hash, left=left, written=now()[:10],
        )  # fmt: skip


_CERTIFICATE = {
    "de": """Bescheinigung über die Vernichtung eines Schlüssels

Studie: {study} ({study_id})
Schlüsseldatei: {key_id}
Vernichtet am: {at} (UTC)
Durch: {by}

Die Schlüsseldatei enthielt den ursprünglichen Wortlaut von {interviews} Interviews mit {participants} Teilnehmenden und
die Namen und anderen Angaben, die darin ersetzt sind. Sie wurde überschrieben und gelöscht. Mit dieser Studie allein
lässt sich kein Ersatz mehr auf seinen ursprünglichen Wortlaut zurückführen.

Im Protokoll der Studie: Schritt {event}, {hash}

{left}

Überschreiben erreicht auf SSDs, in Schnappschüssen des Dateisystems und in Sicherungen anderer Programme nicht sicher
jede frühere Fassung. Ausgeschriebene Angaben im pseudonymisierten Text können weiterhin auf Personen schließen lassen.

{written}, Unterschrift: ____________________
""",
    "en": """Certificate of the destruction of a key

Study: {study} ({study_id})
Key file: {key_id}
Destroyed: {at} (UTC)
By: {by}

The key file held the original wording of {interviews} interviews with {participants} participants, and the names and
other details that are replaced in them. It was overwritten and deleted. With this study alone, no replacement can be
led back to its original wording any more.

In the study's ledger: step {event}, {hash}

{left}

On SSDs, in snapshots of the file system and in other programs' backups, overwriting may not reach every former state.
Details that stand in the pseudonymised text may still tell who somebody is.

{written}, signature: ____________________
""",
}
_COPIES = {
    "de": "Diese Dateien können den Schlüssel noch enthalten und müssen ebenfalls gelöscht werden:",
    "en": "These files may still hold the key and must be deleted as well:",
}
_NO_COPIES = {
    "de": "Neben der Studie wurde keine weitere Datei mit dem Schlüssel gefunden.",
    "en": "No other file that holds the key was found beside the study.",
}
