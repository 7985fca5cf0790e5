"""The last check before anything is exported: each quotation and in-vivo label is what stands in the interview.

Quotations are kept as places and cut from the text when they are shown, so they can't drift; what is checked is that
the text is the one that was approved (its digest), that each place lies inside it, and that each in-vivo label is still
the slice of its place.
"""

from __future__ import annotations

from analysis.errors import NotPermitted
from analysis.ports import ProjectStore
from analysis.pseudonymization.approval import text_digest
from analysis.records import Code, Coding, Document, DocumentText
from analysis.workflow.permitting import is_in_vivo
from analysis.workflow.texts import Texts


def not_verbatim(store: ProjectStore, texts: Texts) -> list[str]:
    """Give the ids of codes, codings and documents of which the words are not those of the approved text."""
    shown = {item.id: (item, texts.require(item.id)) for item in store.all(DocumentText)}
    wrong = [key for key, (item, found) in shown.items() if text_digest(found.text) != item.text_digest]
    lengths = {item.id: item.char_count for item in store.all(Document)}
    lengths |= {key: found.original_length for key, (_, found) in shown.items()}
    for coding in store.all(Coding):
        length = lengths.get(coding.document_id, 0)
        if not 0 <= coding.start < coding.end <= length:
            wrong.append(coding.id)
    for code in store.all(Code):
        if is_in_vivo(code) and (
            code.label_document_id not in shown
            or shown[code.label_document_id][1].slice(code.label_start, code.label_end) != code.label
        ):
            wrong.append(code.id)
    return wrong


def require_verbatim(store: ProjectStore, texts: Texts) -> None:
    """Raise `NotPermitted` (`not_verbatim`) unless all that would be exported as words of participants is."""
    wrong = not_verbatim(store, texts)
    if wrong:
        raise NotPermitted(
            "not_verbatim",
            "{count} quotations or labels are not the words that stand in the approved interviews, so nothing was "
            "exported.",
            "Verify the study: something changed its file outside Verbatim. Go back to a backup.",
            count=len(wrong),
        )
