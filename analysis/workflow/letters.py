"""Drafts of letters when a participant withdraws: to that person, and to each provider that was asked.

Plain text in German and English, without a name: she puts it in. Nothing here is legal advice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.workflow.withdrawal import Preview, Sent, Way

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft; `name` is part of a file's name."""

    name: str
    language: str
    text: str


def letters(said: Preview, way: Way, day: str, files: Sequence[str] = ()) -> list[Letter]:
    """Draft all letters in both languages; `files` are former states of the study that are still there."""
    hosts = dict.fromkeys(item.host for item in said.sent if item.host_class in ("internet", "this_network"))
    drafts = []
    for language in LANGUAGES:
        drafts.append(Letter("participant", language, _to_participant(said, way, day, files, language)))
        for host in hosts:
            name = "provider-" + "".join(char if char.isalnum() else "-" for char in host)
            asked = [item for item in said.sent if item.host == host]
            drafts.append(Letter(name, language, _to_provider(host, asked, day, language)))
    return drafts


_PARTICIPANT = {
    "de": """{day}

Sehr geehrte/r [Name],

Sie haben Ihre Teilnahme an unserer Studie widerrufen. {done}

{counts}
{outside}
{copies}
Was bereits veröffentlicht ist, können wir nicht zurückholen; in künftigen Veröffentlichungen kommen Ihre Worte nicht
mehr vor. In der Studie bleibt nur vermerkt, dass, wann und durch wen etwas gelöscht oder gesperrt wurde.

Bei Fragen wenden Sie sich bitte an [Kontakt] oder an unsere Datenschutzbeauftragten [Kontakt].

Mit freundlichen Grüßen
[Unterschrift]
""",
    "en": """{day}

Dear [name],

You have withdrawn from our study. {done}

{counts}
{outside}
{copies}
What has been published already cannot be called back; your words will not appear in publications to come. The study
keeps only the note that, when and by whom something was erased or restricted.

If you have questions, please write to [contact] or to our data protection officer [contact].

Yours sincerely
[signature]
""",
}
_DONE = {
    ("de", Way.ERASE): "Ihr Gespräch, Ihre Angaben und die Stellen, die daraus zitiert wurden, sind aus der "
    "Studie gelöscht und lassen sich nicht wiederherstellen. Es bleibt, dass, wann und von wem gelöscht wurde; "
    "einzelne Wörter aus Ihrem Gespräch können in Überschriften stehen, unter denen wir mehrere Gespräche "
    "zusammenfassen.",
    (
        "de",
        Way.RESTRICT,
    ): "Ihre Angaben werden nicht mehr verwendet, aber noch aufbewahrt: Sie werden weder "
    "ausgewertet noch zitiert oder weitergegeben.",
    ("de", Way.ANONYMISE): "Ihr Name und alles, was in Ihrem Gespräch ersetzt wurde, ist gelöscht; niemand kann mehr "
    "feststellen, von wem die verbliebenen Worte stammen.",
    ("en", Way.ERASE): "Your interview, your particulars and the passages quoted from it have been erased from "
    "the study and cannot be restored. What remains is that, when and by whom something was erased; single words of "
    "your interview may stand in headings under which we sum up several interviews.",
    ("en", Way.RESTRICT): "Your data are no longer used, but still kept: they are neither analysed nor quoted nor "
    "passed on.",
    ("en", Way.ANONYMISE): "Your name and all that was replaced in your interview has been erased; nobody can find out "
    "any more whose the remaining words are.",
}
_COUNTS = {
    "de": "Betroffen: Interviews {interviews}, davon Gespräche mit anderen {shared}; zitierte Stellen {quotations}; "
    "Notizen {memos}.",
    "en": "Concerned: {interviews} interviews, {shared} of them conversations with others; {quotations} quoted "
    "passages; {memos} notes.",
}
_NOTHING_SENT = {
    "de": "Nichts davon hat unseren Rechner verlassen.",
    "en": "Nothing of it has left our computer.",
}
_SENT = {
    "de": "Pseudonymisierter Text aus Ihrem Interview wurde an diese Dienste gesendet; wir bitten sie um Löschung:",
    "en": "Pseudonymised text of your interview was sent to these services; we ask them to erase it:",
}
_COPIES = {
    "de": "Exporte und Sicherungen aus der Zeit davor, die wir löschen oder aus denen wir Ihre Angaben entfernen:",
    "en": "Exports and backups from before, which we delete or take your data out of:",
}
_PROVIDER = {
    "de": """{day}

An: {host}

Löschung nach Art. 17 und 19 DSGVO

Sehr geehrte Damen und Herren,

eine an unserer Studie teilnehmende Person hat ihre Einwilligung widerrufen. Wir haben Ihnen zu den unten genannten
Zeiten (UTC) pseudonymisierten Text aus dem Interview mit dieser Person gesendet. Bitte löschen Sie diese Anfragen und
die Antworten darauf, auch aus Protokollen und Sicherungen, und bestätigen Sie uns das. Bitte teilen Sie uns mit, ob die
Daten zum Training verwendet oder weitergegeben wurden.

{calls}

Konto oder Vertrag: [Kundennummer]

Mit freundlichen Grüßen
[Unterschrift]
""",
    "en": """{day}

To: {host}

Erasure under Art. 17 and 19 GDPR

Dear Sir or Madam,

A participant of our study has withdrawn consent. At the times below (UTC) we sent you pseudonymised text of the
interview with that person. Please erase these requests and their answers, from logs and backups as well, and confirm
it. Please tell us whether the data were used for training or passed on.

{calls}

Account or contract: [customer number]

Yours sincerely
[signature]
""",
}


def _to_participant(said: Preview, way: Way, day: str, files: Sequence[str], language: str) -> str:
    away = [item for item in said.sent if item.host_class in ("internet", "this_network")]
    hosts = [f"- {host}" for host in dict.fromkeys(item.host for item in away)]
    outside = "\n".join([_SENT[language], *hosts]) if hosts else _NOTHING_SENT[language]
    made = [f"- {item.at[:10]}: {item.what}" for item in said.copies] + [f"- {name}" for name in files]
    counts = _COUNTS[language].format(
        interviews=len(said.interviews) + len(said.conversations),
        shared=len(said.conversations),
        quotations=said.quotations,
        memos=said.memos,
    )
    return _PARTICIPANT[language].format(
        day=day,
        done=_DONE[language, way],
        counts=counts,
        outside=outside,
        copies="\n".join(["", _COPIES[language], *made, ""]) if made else "",
    )


def _to_provider(host: str, asked: Sequence[Sent], day: str, language: str) -> str:
    calls = "\n".join(f"- {item.at[:19].replace('T', ' ')}  {item.model}" for item in asked)
    return _PROVIDER[language].format(day=day, host=host, calls=calls)
