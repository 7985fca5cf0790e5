"""`import` of another program's project (.qdpx) or codebook (.qdc): what came in, and one by one what could not."""

from __future__ import annotations

from analysis.foreign import ForeignProject, Loss, NotKept
from analysis.incoming import Incoming
from analysis.records import Document
from analysis.workflow.bringing_in import BroughtIn
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say

PROVENANCE_KEPT = "Where it comes from, and what its study says of itself, is kept beside it, read-only."
_STANDARD = "as the standard says"
LOSSES = {
    Loss.SOURCE_KIND: "source that is no text, with its codings",
    Loss.SOURCE_MISSING: "the text is not in the package (or in a form other than .txt and .docx)",
    Loss.SOURCE_UNREADABLE: "the text could not be read, with its codings",
    Loss.WHOLE_SOURCE: "codes of a whole document, which is no quotation",
    Loss.NO_CODE: "codings with a code that the file does not have",
    Loss.OUT_OF_TEXT: "codings that lie outside of the text",
    Loss.NO_PARTICIPANT: "codings of words that no participant says",
    Loss.CUT: "kept, but cut to the words of participants, one coding a turn",
    Loss.TWICE: "stands twice in the file, kept once",
    Loss.SELECTION: "marked passages without a code",
    Loss.LINK: "link",
    Loss.GRAPH: "map or network",
    Loss.SET: "set of codes or documents",
    Loss.DESCRIPTION: "description of a document, case or project",
    Loss.NOTE: "memo that holds no text",
    Loss.CASE: "case: its codes, its selections, or values that belong to no single participant",
    Loss.ATTRIBUTE: "variable that names somebody, or a value that holds an original name",
    Loss.COLOUR: "colours, taken to the nearest of twelve",
    Loss.LEVEL: "code or concept that stands in a dimension directly: kept, placed nowhere",
    Loss.DEPTH: "category too deep in the tree: its codes are kept, one level higher, with its name before theirs",
    Loss.BOTH: "kept as a category, and as a code of the same name for its own codings",
    Loss.USER: "user",
    Loss.COLUMN: "column that says nothing of a code",
    Loss.THERE: "in the study already, and stays as the study has it",
    Loss.OTHER_WORDS: "stands in no interview of this study in the same words",
    Loss.OF_OTHER_STUDY: "belongs to the study that the codebook comes from",
}


def say_brought_in(study: OpenStudy, incoming: Incoming, done: BroughtIn) -> None:
    """Say what became of another program's project or codebook, or of a table of codes."""
    name, content = incoming.path.name, incoming.content
    say(
        f"{name}: {counted(len(done.documents), 'interview')}, {counted(done.codes, 'code')} in "
        f"{done.categories} categories, {counted(done.codings, 'coding')}, {counted(done.memos, 'memo')}"
        f"{rules_and_cases(done.rules, done.negative_cases)}."
    )
    if done.keeps_provenance:
        say(f"  {PROVENANCE_KEPT}")
    for document, source in zip(done.documents, _names(study, done.documents), strict=True):
        say(f"  {document.title} ({document.language}): {source}, {counted(len(document.turns), 'turn')}")
    if isinstance(content, ForeignProject) and content.positions and content.positions != _STANDARD:
        note(f"{name}: positions are not counted {_STANDARD}; taken with {content.positions}.")
    for item in done.not_kept:
        note(f"{name}: not kept as it was: {described(item)}")
    if done.documents:
        note("The interviews are originals: look for identifiers and approve them before their codings can be read.")


def rules_and_cases(rules: int, cases: int) -> str:
    """Go on with an enumeration; only a codebook of ours has any of these."""
    found = ((rules, "rule"), (cases, "negative case"))
    return "".join(f", {counted(count, noun)}" for count, noun in found if count)


def described(item: NotKept) -> str:
    """Say one thing that was lost or changed."""
    times = f" ({item.count}×)" if item.count > 1 else ""
    return f"{item.what}: {LOSSES[item.loss]}{times}" if item.what else f"{LOSSES[item.loss]}{times}"


def _names(study: OpenStudy, documents: tuple[Document, ...]) -> list[str]:
    return [study.transcripts.original(item.id).file_name.partition(": ")[2] for item in documents]
