"""Says in words what of another program's file can't be kept as it was."""

from __future__ import annotations

from PySide6.QtCore import QObject

from analysis.foreign import Loss, NotKept


class LossWords(QObject):
    """The sentences in the language of the interface; what they name may be a name, so they are for her screen only."""

    def line(self, item: NotKept) -> str:
        words = self.sort(item.loss)
        times = f" ({item.count}×)" if item.count > 1 else ""
        return f"{item.what}: {words}{times}" if item.what else f"{words}{times}"

    def sort(self, loss: Loss) -> str:
        return {**self._of_texts(), **self._of_codes(), **self._of_the_rest()}[loss]

    def _of_texts(self) -> dict[Loss, str]:
        return {
            Loss.SOURCE_KIND: self.tr("source that is no text, with its codings"),
            Loss.SOURCE_MISSING: self.tr("its text is not in the file, or in a form that can't be read"),
            Loss.SOURCE_UNREADABLE: self.tr("its text could not be read, with its codings"),
            Loss.WHOLE_SOURCE: self.tr("codes of a whole document, which is no quotation"),
            Loss.NO_CODE: self.tr("codings with a code that the file does not have"),
            Loss.OUT_OF_TEXT: self.tr("codings that lie outside of the text"),
            Loss.NO_PARTICIPANT: self.tr("codings of words that no participant says"),
            Loss.CUT: self.tr("kept, but cut to the words of participants, one coding a turn"),
            Loss.TWICE: self.tr("stands twice in the file, kept once"),
            Loss.SELECTION: self.tr("marked passages without a code"),
        }

    def _of_codes(self) -> dict[Loss, str]:
        return {
            Loss.COLOUR: self.tr("colours, taken to the nearest of twelve"),
            Loss.LEVEL: self.tr("code or concept that stands in a dimension directly: kept, placed nowhere"),
            Loss.DEPTH: self.tr("category too deep in the tree: its codes are kept, with its name before theirs"),
            Loss.BOTH: self.tr("kept as a category, and as a code of the same name for its own codings"),
            Loss.COLUMN: self.tr("column that says nothing of a code"),
            Loss.THERE: self.tr("in the study already, and stays as the study has it"),
            Loss.OTHER_WORDS: self.tr("stands in no interview of this study in the same words"),
            Loss.OF_OTHER_STUDY: self.tr("belongs to the study that the codebook comes from"),
        }

    def _of_the_rest(self) -> dict[Loss, str]:
        return {
            Loss.LINK: self.tr("link"),
            Loss.GRAPH: self.tr("map or network"),
            Loss.SET: self.tr("set of codes or documents"),
            Loss.DESCRIPTION: self.tr("description of a document, case or project"),
            Loss.NOTE: self.tr("memo that holds no text"),
            Loss.CASE: self.tr("case: its codes, its selections, or values that belong to no single participant"),
            Loss.ATTRIBUTE: self.tr("variable that names somebody, or a value that holds an original name"),
            Loss.USER: self.tr("user"),
        }
