"""Says in words what checking a study against its ledger found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from analysis.ports import Problem
from analysis.verified import Verified, first_broken


class VerdictWords(QObject):
    """The sentences in the language of the interface; none names a word of a transcript."""

    def sound(self, found: Sequence[Problem]) -> str:
        """Say that nothing was altered, and what was erased on purpose."""
        if not isinstance(found, Verified):
            return self.tr("The study is as its ledger says: nothing was altered.")
        words = self.tr("Every one of the %n step(s) is as it was recorded. Nothing was altered.", "", found.events)
        if found.erased:
            words += " " + self.tr("The content of %n step(s) was erased on purpose.", "", found.erased)
        if found.unknown:
            words += " " + self.tr(
                "What %n step(s) changed is not known any more and could not be compared.", "", found.unknown
            )
        if not found.has_key:
            words += " " + self.tr("The key file is not here and was not checked.")
        return words

    def broken(self, found: Sequence[Problem]) -> str:
        """Say in how many places the study differs, where first, and of which sorts that is."""
        words = self.tr("The study is not as it was recorded, in %n place(s).", "", len(found))
        seq = first_broken(found)
        if seq:
            words += " " + self.tr("The first broken step is number {0}.").format(seq)
        sorts = Counter(problem.code for problem in found).most_common()
        return "\n".join([words, *(f"{count} × {self.sort(code)}" for code, count in sorts)])

    def remedy(self) -> str:
        return self.tr(
            "Go back to a copy that you trust (File → Backups …), and keep this file: it shows what happened."
        )

    def sort(self, code: str) -> str:
        """Say what a problem with this code is."""
        event, outside = self._of_events(), self._of_the_file()
        return {**event, **self._of_the_study(), **outside}.get(code, self.tr("Something else differs."))

    def _of_events(self) -> dict[str, str]:
        return {
            "broken_chain": self.tr("A step does not follow from the one before it."),
            "altered_event": self.tr("A step was altered after it was recorded."),
            "altered_payload": self.tr("A step holds another content than was recorded."),
            "missing_events": self.tr("The last steps are missing."),
            "missing_payload": self.tr("A step lost its content, and no erasure was recorded."),
            "stray_payload": self.tr("There is content of a step that is not there."),
            "other_key_event": self.tr("The study and its key file do not belong to the same moment."),
        }

    def _of_the_study(self) -> dict[str, str]:
        return {
            "altered_row": self.tr("A record is not as the steps recorded it."),
            "altered_form": self.tr("Records are not written as Verbatim writes them."),
            "missing_text": self.tr("The text of an interview is missing."),
            "altered_text": self.tr("The text of an interview is not the one that was approved."),
            "not_in_vivo": self.tr("The label of an in-vivo code is not the participant's words."),
            "lost_quotation": self.tr("A quotation does not stand where it says."),
            "dangling": self.tr("A record refers to something that is not there."),
            "altered_bytes": self.tr("A request, an answer or a text is not what was stored."),
            "missing_parts": self.tr("A request, an answer or a text lost a part, and no erasure was recorded."),
            "stray_bytes": self.tr("There are bytes that no step names."),
        }

    def _of_the_file(self) -> dict[str, str]:
        return {
            "damaged_file": self.tr("The file is damaged. Opened anew, it offers to read what is left of it."),
            "foreign_object": self.tr("There is a table, an index or a trigger that Verbatim did not make."),
            "missing_object": self.tr("A table or an index is missing."),
            "altered_table": self.tr("A table was made anew or altered."),
            "foreign_mark": self.tr("There is a mark that Verbatim did not write."),
            "altered_mark": self.tr("What the file says of its encryption was altered."),
        }


def in_full(found: Sequence[Problem]) -> str:
    """List every place for somebody who helps, in English, by numbers and ids; a line each."""
    return "\n".join(problem.message for problem in found)
