"""What is not permitted with the chosen provider, said before anything is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from analysis.pseudonymization.permission import use_for
from analysis.records import SendScope, SuggestionKind, Use

if TYPE_CHECKING:
    from analysis.workflow.permitting import Missing
    from analysis.workflow.study import OpenStudy
    from desktop.services import Services
    from desktop.settings import ProviderChoice

_REACH = list(SendScope)
_NAMED = 3


def barred_words(study: OpenStudy, services: Services, choice: ProviderChoice, document_id: str) -> tuple[str, str]:
    """Say what stands against suggestions for one interview and for all; "" where nothing does.

    The built-in suggester needs the permission to process only; where text may go and what never leaves this computer
    matter to servers, also to those on this computer.
    """
    host, reach = services.host_of(choice)
    translate = QCoreApplication.translate
    if host and _REACH.index(reach) > _REACH.index(study.info.send_scope):
        words = translate(
            "Barred", "This study does not let text go as far as {host}. The study's settings say how far."
        )
        return (words.format(host=host),) * 2
    settled = _settled(study, document_id)
    if settled:
        return settled, settled
    documents = study.transcripts.documents()
    missing = study.permissions.missing(use_for(host, reach), [document.id for document in documents])
    kept = {document.id for document in documents if host and document.never_leaves}
    here = _here([item for item in missing if item.document_id == document_id], document_id in kept)
    barred = kept | {item.document_id for item in missing}
    titles = [document.title for document in documents if document.id in barred]
    return here, _everywhere(titles)


def _settled(study: OpenStudy, document_id: str) -> str:
    """Say what stands against codes for an interview of what was settled on suggestions."""
    policy = study.ai_policy.current()
    if policy is None or not document_id or study.ai_policy.may_be_asked(document_id):
        return ""
    if SuggestionKind.CODE not in policy.kinds:
        return QCoreApplication.translate("Barred", "It was settled that no codes are suggested in this study.")
    return QCoreApplication.translate(
        "Barred", "It was settled that you code an interview first, before codes are suggested for it."
    )


def _here(missing: list[Missing], never_leaves: bool) -> str:
    translate = QCoreApplication.translate
    if not missing:
        return (
            translate("Barred", "This interview never leaves Verbatim, so no model is asked.") if never_leaves else ""
        )
    people = ", ".join(dict.fromkeys(item.participant for item in missing))
    words = {
        Use.PROCESSING: translate("Barred", "{people}: suggestions are not permitted."),
        Use.LOCAL_AI: translate("Barred", "{people}: AI on this computer is not permitted."),
    }.get(missing[0].use, translate("Barred", "{people}: AI beyond this computer is not permitted."))
    return words.format(people=people)


def _everywhere(titles: list[str]) -> str:
    if not titles:
        return ""
    translate = QCoreApplication.translate
    named, left = ", ".join(titles[:_NAMED]), len(titles) - _NAMED
    if left > 0:
        named += " " + QCoreApplication.translate("Barred", "and {0} more").format(left)
    return translate("Barred", "Left out, because it is not permitted: {titles}").format(titles=named)
