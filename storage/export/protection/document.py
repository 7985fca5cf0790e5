"""The file for the data-protection officer as blocks: record, assessment, measures, information, consent."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.records import Kept, SendScope
from storage.export.paper.blocks import Block, Grid, Heading, Paper, Points, Words
from storage.export.protection.settings import Sent, Settings
from storage.export.protection.wording import WORDS

_CARD = ("who", "where", "contract", "transfer", "retention", "training", "approved_by", "until")
_RISKS = ("reidentified", "key", "missed", "away", "third", "purpose")
_FIELDS = (28.0, 72.0)


def protection_paper(settings: Settings, language: str, origin: str) -> Paper:
    """Make the file in German ("de") or English."""
    return _File(settings, "de" if language == "de" else "en").paper(origin)


class _File:
    def __init__(self, settings: Settings, language: str) -> None:
        self._set, self._language, self._words = settings, language, WORDS[language]

    def paper(self, origin: str) -> Paper:
        title = self._say("title", title=self._set.title)
        return Paper(title, self._words["holds"], origin, self._language, tuple(self._blocks()))

    def _say(self, which: str, /, **values: object) -> str:
        return self._words[which].format(**values)

    def _blocks(self) -> Iterator[Block]:
        yield Words(self._say("intro", todo=self._todo))
        yield from self._record()
        yield from self._assessment()
        yield from self._measures()
        yield from self._information()
        yield from self._consent()

    # --- what several parts say ---

    @property
    def _todo(self) -> str:
        return f"[{self._words['todo']}]"

    @property
    def _scope(self) -> str:
        return self._words[f"scope_{self._set.scope}"]

    @property
    def _key(self) -> str:
        if self._set.key_destroyed:
            return self._say("key_destroyed", day=self._set.key_destroyed)
        names = {True: "key_protected", False: "key_open", None: "key_elsewhere"}
        return self._words[names[self._set.is_key_protected]]

    @property
    def _hosts(self) -> str:
        return ", ".join(item.host for item in self._set.sent)

    def _kept(self) -> str:
        limits = (f"{self._words[f'kept_{kept}']}: {self._set.retention.get(kept) or self._todo}" for kept in Kept)
        return "; ".join(limits)

    # --- the parts ---

    def _record(self) -> Iterator[Block]:
        found, words = self._set, self._words
        yield Heading(words["record"])
        question = found.question or self._todo
        rows = [
            (words["controller"], self._todo),
            (words["officer"], self._todo),
            (words["purpose"], self._say("purpose_is", title=found.title, question=question)),
            (words["basis"], "; ".join(found.bases) or self._todo),
            (
                words["subjects"],
                self._say("subjects_are", participants=found.participants, interviews=found.interviews),
            ),
            (words["data"], self._say("data_are", attributes=", ".join(found.attributes) or words["none"])),
            (words["special"], self._special()),
            (words["recipients"], self._hosts or self._say("recipients_none", scope=self._scope)),
            (words["third"], words["third_see" if found.sent else "third_none"]),
            (words["deletion"], self._kept()),
            (words["toms_ref"], words["toms_see"]),
        ]
        yield Grid([words["field"], words["content"]], rows, _FIELDS)
        for item in found.sent:
            yield self._recipient(item)

    def _special(self) -> str:
        topics = ", ".join(self._words[f"topic_{topic}"] for topic in self._set.topics)
        return (
            self._say("special_are", topics=topics, kept=self._set.kept_here) if topics else self._words["special_none"]
        )

    def _recipient(self, item: Sent) -> Grid:
        words = self._words
        sent = self._say(
            "sent_is", calls=item.calls, interviews=item.interviews, first=item.first_day, last=item.last_day,
            models=", ".join(item.models),
        )  # fmt: skip
        where = f"{item.host} ({words[f'scope_{item.host_class}']})"
        rows = [(words["sent"], sent), *((words[name], item.card.get(name) or self._todo) for name in _CARD)]
        return Grid([words["host"], where], rows, _FIELDS)

    def _assessment(self) -> Iterator[Block]:
        found, words = self._set, self._words
        yield Heading(words["assessment"])
        reasons = [words["reason_special"]] if found.topics else []
        reasons += [words["reason_ai"]] if found.is_ai_used else []
        reasons += [words["reason_away"]] if found.sent else []
        yield Words(self._say("assessment_intro", reasons=", ".join(reasons) or words["reason_none"]))
        yield Heading(words["description"], 2)
        told = {"approved": found.approved, "interviews": found.interviews, "ai": self._ai()}
        yield Words(self._say("description_is", engines=", ".join(found.engines) or words["unknown"], **told))
        yield Heading(words["necessity"], 2)
        yield Words(self._todo)
        rows = [
            (words[f"risk_{name}"], self._say(f"measure_{name}", key=self._key, scope=self._scope), self._todo)
            for name in _RISKS
        ]
        yield Grid([words["risk"], words["measure"], words["rest"]], rows, (30.0, 50.0, 20.0))

    def _ai(self) -> str:
        here = self._say("ai_here", models=", ".join(self._set.used_here)) if self._set.used_here else ""
        away = self._say("ai_away", hosts=self._hosts) if self._set.sent else ""
        said = " ".join(filter(None, (here, away)))
        return f"{said or self._words['ai_none']} {self._words['person_decides'] if said else ''}".strip()

    def _measures(self) -> Iterator[Block]:
        found, words = self._set, self._words
        permits = ", ".join(
            f"{words[f'use_{use}']} {count}/{found.participants}" for use, count in found.permits.items()
        )
        yield Heading(words["toms"])
        yield Points([
            self._say("tom_pseudonyms", approved=found.approved, interviews=found.interviews),
            self._say("tom_file", yes=words["yes" if found.is_protected else "no"]),
            self._say("tom_key", key=self._key),
            self._say("tom_scope", scope=self._scope),
            self._say("tom_never", documents=found.never_leaves, passages=found.kept_here),
            words["tom_ledger"],
            self._say("tom_permits", permits=permits),
            self._say("tom_exports", count=found.exports),
            f"{words['tom_place']}: {self._todo}",
        ])  # fmt: skip

    def _information(self) -> Iterator[Block]:
        found = self._set
        yield Heading(self._words["information"])
        yield Words(self._say("info_who", todo=self._todo))
        yield Words(self._say("info_what", title=found.title))
        is_here = found.scope is SendScope.THIS_COMPUTER and not found.sent
        about_ai = "info_ai_here" if is_here else "info_ai_away"
        hosts = self._hosts or self._words["hosts_open"]
        yield Words(f"{self._say(about_ai, hosts=hosts)} {self._words['info_ai_decides']}")
        yield Words(self._say("info_kept", kept=self._kept()))
        yield Words(self._words["info_rights"])

    def _consent(self) -> Iterator[Block]:
        words = self._words
        yield Heading(words["consent"])
        yield Words(words["consent_intro"])
        away = self._say("consent_away", hosts=self._hosts or words["hosts_open"])
        lines = [words["consent_here"], away, words["consent_quote"], words["consent_archive"]]
        yield Points(lines, is_open=True)
        yield Words(words["consent_sign"])
