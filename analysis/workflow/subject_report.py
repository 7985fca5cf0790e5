"""What a study holds on one participant, in plain words for that person, and as data. Pure reading."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from analysis.ports import ProjectStore
from analysis.records import Code, Coding, Finding, ListedTerm, Memo, Participant, Retention, Study, Use
from analysis.sample_columns import column_name, in_order
from analysis.workflow.leaving import Share, share_of
from analysis.workflow.texts import Texts
from analysis.workflow.withdrawal import BACKUP_ELSEWHERE, Copy, Sent, made_copies, sent_calls


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a participant, as they are shown, and the labels of the codes that they have."""

    interview: str
    words: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectReport:
    """What is held. `names` are real names on the coder's lists, empty without the key file."""

    study: str
    participant: Participant
    interviews: tuple[tuple[str, int, bool], ...]
    """Title, number of words that this person said, and whether others take part."""
    names: tuple[str, ...]
    replaced: int
    has_originals: bool
    quotations: tuple[Quoted, ...]
    memos: int
    sent: tuple[Sent, ...]
    copies: tuple[Copy, ...]
    retention: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, Any]:
        """Give it as JSON-compatible data."""
        return {"format": "verbatim-subject-report", "version": 1, **asdict(self)}


def subject_report(store: ProjectStore, texts: Texts, code: str) -> SubjectReport:
    """Gather what is held on a participant. Raises `InvalidInput` (`no_such_participant`)."""
    share = share_of(store, code)
    findings = store.all(Finding) if store.has_key else []
    hers = [item for item in findings if share.holds(item.document_id, item.start, item.end)]
    names = [item.term for item in store.all(ListedTerm, participant_code=share.code)] if store.has_key else []
    codings = [item for item in store.all(Coding) if _is_said_by(share, item)]
    about = {share.participant.id, *share.document_ids, *(item.id for item in codings)}
    return SubjectReport(
        study=store.all(Study)[0].title,
        participant=share.participant,
        interviews=tuple(_interviews(texts, share)),
        names=tuple(names),
        replaced=len(hers),
        has_originals=store.has_key and bool(share.document_ids),
        quotations=tuple(_quotations(store, texts, share, codings)),
        memos=sum(memo.target_id in about for memo in store.all(Memo)),
        sent=tuple(sent_calls(store, share)),
        copies=tuple(made_copies(store)),
        retention=tuple((item.kept.value, item.until) for item in store.all(Retention)),
    )


def _is_said_by(share: Share, coding: Coding) -> bool:
    documents = {item.id: item for item in (*share.whole, *share.shared)}
    document = documents.get(coding.document_id)
    return bool(document) and any(
        turn.start < coding.end and coding.start < turn.end for turn in share.turns(documents[coding.document_id])
    )


def _interviews(texts: Texts, share: Share) -> list[tuple[str, int, bool]]:
    rows = []
    for document in sorted((*share.whole, *share.shared), key=lambda item: item.number):
        shown = texts.shown(document.id)
        words = sum(len(shown.slice(t.start, t.end).split()) for t in share.turns(document)) if shown else 0
        rows.append((document.title, words, document in share.shared))
    return rows


def _quotations(store: ProjectStore, texts: Texts, share: Share, codings: list[Coding]) -> list[Quoted]:
    labels = {code.id: code.label for code in store.all(Code)}
    titles = {item.id: (item.number, item.title) for item in (*share.whole, *share.shared)}
    by_place: dict[tuple[str, int, int], list[str]] = {}
    for item in codings:
        if texts.shown(item.document_id) is None:
            continue  # brought in coded, and not approved yet
        by_place.setdefault((item.document_id, item.start, item.end), []).append(labels[item.code_id])
    places = sorted(by_place, key=lambda place: (titles[place[0]], place[1], place[2]))
    return [Quoted(titles[place[0]][1], texts.slice(*place), tuple(by_place[place])) for place in places]


def _coded(item: Quoted, words: dict[str, str]) -> str:
    """Name the codes of a passage, but one that is called by its very words."""
    named = [label for label in item.codes if label != item.words]
    return words["coded"].format(codes=", ".join(named)) if named else ""


# --- in plain words ---

_WORDS: dict[str, dict[str, str]] = {
    "de": {
        "title": "Was in der Studie „{study}“ über Sie gespeichert ist",
        "code": "In der Studie stehen Sie unter dem Kürzel {code}.",
        "attributes": "Angaben zu Ihrer Person: {attributes}.",
        "no_attributes": "Angaben zu Ihrer Person sind nicht gespeichert.",
        "permits": "Erlaubt haben Sie: {uses}. Grundlage: {basis}. Gültig bis: {until}.",
        "interview": "Interview „{title}“: {words} Wörter von Ihnen, pseudonymisiert{shared}.",
        "shared": " (Gespräch mit anderen)",
        "no_interview": "Es ist kein Interview mit Ihnen gespeichert.",
        "originals": "Die Namen und anderen Angaben, die darin ersetzt wurden ({count} Stellen), und der ursprüngliche "
        "Wortlaut liegen in einer eigenen, getrennt aufbewahrten Schlüsseldatei.",
        "no_originals": "Der ursprüngliche Wortlaut und die ersetzten Namen liegen hier nicht vor.",
        "names": "Ihr Name steht in der Schlüsseldatei so: {names}.",
        "quotations": "Zitierte und mit Codes versehene Stellen: {count}.",
        "quotation": "– „{words}“ ({interview}{coded})",
        "coded": "; Codes: {codes}",
        "memos": "Notizen der Forschenden zu Ihren Worten: {count}.",
        "nothing_sent": "Von Ihren Worten wurde nichts an andere gesendet.",
        "sent": "Pseudonymisierter Text von Ihnen wurde an diese Modelle gesendet:",
        "call": "– {at}, {host}, Modell {model}",
        "here": "auf diesem Rechner",
        "copies": "Aus der Studie wurden Dateien erstellt, die Worte von Ihnen enthalten können:",
        "copy": "– {at}: {what}",
        "retention": "Aufbewahrung:",
        "kept": "– {what}: bis {until}",
        "rights": "Sie können Auskunft, Berichtigung, Einschränkung und Löschung verlangen und Ihre Einwilligung "
        "jederzeit widerrufen. Wenden Sie sich dafür an die Forschenden.",
        BACKUP_ELSEWHERE: "Sicherungskopie an einem anderen Ort",
        "unknown": "nicht vermerkt", "no_end": "ohne Ende", "nothing": "nichts",
    },
    "en": {
        "title": "What the study “{study}” holds on you",
        "code": "In the study you go by the code {code}.",
        "attributes": "About your person: {attributes}.",
        "no_attributes": "Nothing about your person is kept.",
        "permits": "You permitted: {uses}. Basis: {basis}. Valid until: {until}.",
        "interview": "Interview “{title}”: {words} words of yours, pseudonymised{shared}.",
        "shared": " (a conversation with others)",
        "no_interview": "No interview with you is kept.",
        "originals": "The names and other details that were replaced in it ({count} places) and the original wording "
        "are in a key file of its own that is kept apart.",
        "no_originals": "The original wording and the names that were replaced are not here.",
        "names": "Your name stands in the key file as: {names}.",
        "quotations": "Passages that are quoted and coded: {count}.",
        "quotation": "– “{words}” ({interview}{coded})",
        "coded": "; codes: {codes}",
        "memos": "Notes of the researchers on your words: {count}.",
        "nothing_sent": "Nothing of your words was sent to anybody.",
        "sent": "Pseudonymised text of yours was sent to these models:",
        "call": "– {at}, {host}, model {model}",
        "here": "on this computer",
        "copies": "Files were made from the study that may hold words of yours:",
        "copy": "– {at}: {what}",
        "retention": "How long it is kept:",
        "kept": "– {what}: until {until}",
        "rights": "You may ask for access, correction, restriction and erasure, and withdraw your consent at any time. "
        "Please turn to the researchers for it.",
        BACKUP_ELSEWHERE: "backup in another place",
        "unknown": "not noted", "no_end": "no end", "nothing": "nothing",
    },
}  # fmt: skip
_USES = {
    "de": {
        Use.PROCESSING: "Auswertung", Use.LOCAL_AI: "KI auf dem Rechner der Forschenden",
        Use.EXTERNAL_AI: "KI anderswo", Use.QUOTATION: "Zitate", Use.ARCHIVE: "Archivierung",
    },
    "en": {
        Use.PROCESSING: "analysis", Use.LOCAL_AI: "AI on the researchers' computer",
        Use.EXTERNAL_AI: "AI elsewhere", Use.QUOTATION: "quotation", Use.ARCHIVE: "archiving",
    },
}  # fmt: skip
KEPT = {
    "de": {
        "originals": "ursprünglicher Wortlaut", "names": "Namen und Schlüssel", "audio": "Tonaufnahmen",
        "pseudonymised": "pseudonymisierte Interviews", "provenance": "Anfragen und Antworten von Modellen",
    },
    "en": {
        "originals": "original wording", "names": "names and key", "audio": "recordings",
        "pseudonymised": "pseudonymised interviews", "provenance": "requests to models and their answers",
    },
}  # fmt: skip


def in_plain_words(report: SubjectReport, language: str) -> str:
    """Say a report as a text for the participant, German or English."""
    words, person = _WORDS[language], report.participant
    known = [name for name in in_order(list(person.attributes)) if person.attributes[name]]
    attributes = ", ".join(f"{column_name(name, language)}: {person.attributes[name]}" for name in known)
    permission = person.permission
    lines = [words["title"].format(study=report.study), "", words["code"].format(code=person.code)]
    lines.append(words["attributes"].format(attributes=attributes) if attributes else words["no_attributes"])
    lines.append(
        words["permits"].format(
            uses=", ".join(_USES[language][use] for use in permission.uses) or words["nothing"],
            basis=permission.basis or words["unknown"],
            until=permission.until or words["no_end"],
        )
    )
    lines += ["", *_held(report, words), "", *_passed_on(report, words)]
    if report.retention:
        lines.append(words["retention"])
        lines += [words["kept"].format(what=KEPT[language][what], until=until) for what, until in report.retention]
    return "\n".join([*lines, "", words["rights"], ""])


def _held(report: SubjectReport, words: dict[str, str]) -> list[str]:
    lines = [
        words["interview"].format(title=title, words=count, shared=words["shared"] if shared else "")
        for title, count, shared in report.interviews
    ]
    if not lines:
        return [words["no_interview"]]
    key = words["originals"].format(count=report.replaced) if report.has_originals else words["no_originals"]
    lines.append(key)
    lines += [words["names"].format(names=", ".join(report.names))] if report.names else []
    lines.append(words["quotations"].format(count=len(report.quotations)))
    for item in report.quotations:
        said = " ".join(item.words.split())
        lines.append(words["quotation"].format(words=said, interview=item.interview, coded=_coded(item, words)))
    return [*lines, words["memos"].format(count=report.memos)]


def _passed_on(report: SubjectReport, words: dict[str, str]) -> list[str]:
    asked = [item for item in report.sent if item.host]
    lines = [words["sent"]] if asked else [words["nothing_sent"]]
    for item in asked:
        where = words["here"] if item.host_class == "this_computer" else item.host
        lines.append(words["call"].format(at=item.at[:10], host=where, model=item.model))
    if report.copies:
        lines.append(words["copies"])
        lines += [words["copy"].format(at=item.at[:10], what=words.get(item.what, item.what)) for item in report.copies]
    return lines
