"""The parts of the Code place by themselves: deck, codebook model, word handles, difference."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QColor

from analysis.records import Grounding, Suggestion, SuggestionKind, SuggestionStatus
from analysis.workflow.structure import Node
from desktop.palette import LIGHT
from desktop.transcript.boundaries import word_spans
from desktop.transcript.style import reading_style
from desktop.views.code.codebook_model import CodebookModel
from desktop.views.code.codebook_patch import patched
from desktop.views.code.deck import Deck, Show
from desktop.views.code.drawer import difference
from desktop.views.code.quote_editor import QuoteEditor
from desktop.views.code.suggestions_panel import DeckModel


def suggestion(name: str, start: int, status: str = "open") -> Suggestion:
    return Suggestion(
        id=name, run_id="r", call_id="c", kind=SuggestionKind.CODE, rank=0, start=start, end=start + 5,
        status=SuggestionStatus(status), grounding=Grounding.EXACT if start >= 0 else Grounding.NOT_IN_TEXT,
    )  # fmt: skip


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_decided_suggestion_gives_way_to_the_next_in_the_text() -> None:
    deck = Deck()
    deck.load([suggestion("b", 20), suggestion("a", 10), suggestion("c", 30)])
    assert deck.ids == ["a", "b", "c"]
    deck.update(suggestion("a", 10, "accepted"))
    assert deck.current_id == "b"
    deck.step(1)
    deck.update(suggestion("c", 30, "rejected"))
    assert deck.current_id == "b"
    deck.update(suggestion("b", 20, "later"))
    assert deck.current is None
    assert (deck.count(Show.OPEN), deck.count(Show.LATER), deck.count(Show.DECIDED)) == (0, 1, 2)


def test_an_undone_suggestion_comes_back_on_top_whatever_is_shown() -> None:
    deck = Deck()
    deck.load([suggestion("a", 10), suggestion("b", 20)])
    deck.update(suggestion("a", 10, "accepted"))
    deck.filter(Show.DECIDED)
    deck.update(suggestion("a", 10))
    deck.bring_back("a")
    assert (deck.show, deck.current_id) == (Show.OPEN, "a")


def test_what_is_not_in_the_text_is_never_on_top() -> None:
    deck = Deck()
    deck.load([suggestion("x", -1, "ungrounded"), suggestion("near", -1)])
    deck.bring_back("near")
    assert deck.current is None
    assert [item.id for item in deck.unplaced()] == ["x", "near"]


def test_the_time_of_a_decision_runs_from_when_its_card_was_shown() -> None:
    clock = Clock()
    deck = Deck(clock)
    deck.load([suggestion("a", 10), suggestion("b", 20)])
    clock.now += 4.25
    assert deck.seconds == 4.25
    deck.step(1)
    clock.now += 1
    assert deck.seconds == 1.0


TREE = (
    Node("dimension", "d", "Veränderung", "", (
        Node("theme", "t", "Fähigkeiten", "was man können muss", (
            Node("concept", "k", "Hürden", "", (Node("code", "c1", "technische Hürde", "", (), 1, 3, 1),), 1, 3, 1),
            Node("code", "c2", "richtig fragen", "", (), 1, 2, 2),
        ), 2, 5, 2),
    ), 2, 5, 2),
    Node("code", "c3", "selbst entscheiden", "", (), 1, 1, 1),
)  # fmt: skip


@pytest.fixture
def model(qapp) -> CodebookModel:
    made = CodebookModel(lambda _id: QColor("#123456"), lambda _node, label: label != "taken", lambda kind: kind)
    made.set_tree(TREE)
    return made


def labels(model: CodebookModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append("  " * depth + index.data())
        found += labels(model, index, depth + 1)
    return found


def test_the_codebook_model_keeps_qts_rules(model: CodebookModel, qtmodeltester) -> None:
    qtmodeltester.check(model)
    model.set_filter("hürde")
    qtmodeltester.check(model)


def test_the_filter_keeps_what_is_above_and_beneath_a_match(model: CodebookModel) -> None:
    model.set_filter("FRAGEN")
    assert labels(model) == ["Veränderung", "  Fähigkeiten", "    richtig fragen"]
    model.set_filter("können")
    assert labels(model) == [
        "Veränderung", "  Fähigkeiten", "    Hürden", "      technische Hürde", "    richtig fragen",
    ]  # fmt: skip
    model.set_filter("")
    assert len(labels(model)) == 6


def change(table: str, record_id: str, before: dict | None, after: dict | None) -> dict:
    return {"table": table, "id": record_id, "before": before, "after": after}


def test_the_tree_follows_codings_and_codes_without_being_read_anew() -> None:
    tree = patched(
        TREE,
        [
            change("Coding", "x", None, {"code_id": "c1"}),
            change("Coding", "y", {"code_id": "c3"}, None),
            change("Code", "c2", {"label": "richtig fragen"}, None),
            change("Code", "c9", None, {"label": "neu", "definition": ""}),
            change("Coding", "z", None, {"code_id": "c9"}),
        ],
    )
    assert tree is not None
    theme = tree[0].children[0]
    assert (theme.quotation_count, theme.code_count) == (4, 1)
    assert [child.label for child in theme.children] == ["Hürden"]
    assert theme.children[0].children[0].quotation_count == 4
    assert [(node.label, node.quotation_count) for node in tree[1:]] == [("selbst entscheiden", 0), ("neu", 1)]


def test_another_place_in_the_structure_asks_for_a_new_reading() -> None:
    assert patched(TREE, [change("Placement", "p", None, {"child_id": "c1"})]) is None


def test_renaming_asks_the_study_and_refuses_nothing_and_the_same(model: CodebookModel) -> None:
    index = model.index_of("c3")
    assert model.setData(index, "anderes")
    assert not model.setData(index, "taken")
    assert not model.setData(index, "  ")
    assert not model.setData(index, "selbst entscheiden")
    assert index.siblingAtColumn(1).data() == "1"


def test_the_list_of_suggestions_keeps_qts_rules_when_one_leaves(qapp, qtmodeltester) -> None:
    model = DeckModel(str.upper)
    model.set_ids(["a", "b", "c"])
    removed = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.set_ids(["a", "c"])
    assert removed == [(1, 1)]
    assert [model.index(row).data() for row in range(2)] == ["A", "C"]
    qtmodeltester.check(model)


WORDS = "Also, ich glaube, die technische Hürde ist halt viel höher. Ich muss das [Person 3] erst mal sagen."


@pytest.fixture
def editor(qtbot) -> QuoteEditor:
    made = QuoteEditor(reading_style(LIGHT))
    qtbot.addWidget(made)
    made.resize(320, 100)
    start = WORDS.index("die technische")
    made.set_quote(WORDS, start, start + len("die technische Hürde"))
    made.show()
    made.set_editing(True)
    return made


def test_word_handles_move_by_word_and_leave_punctuation_out(editor: QuoteEditor, qtbot) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.quotation == "die technische Hürde ist"
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.quotation == "die technische"
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.quotation == "glaube, die technische"
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert editor.quotation == "technische"
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.quotation == "technische"


def test_the_end_can_be_moved_into_the_next_sentence(editor: QuoteEditor, qtbot) -> None:
    for _ in range(6):
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.quotation.endswith("viel höher. Ich muss")


def test_a_handle_can_be_dragged(editor: QuoteEditor, qtbot) -> None:
    layout = editor._laid_out(editor.width())
    rect = layout.rects(0, len("Also"))[0]
    seen = []
    editor.span_changed.connect(lambda *span: seen.append(span))
    qtbot.mousePress(editor, Qt.MouseButton.LeftButton, pos=QPointF(rect.left() + 5, rect.center().y() + 2).toPoint())
    assert editor.quotation.startswith("Also, ich glaube, die")
    assert seen[-1] == editor.span


def test_words_are_what_the_eye_sees() -> None:
    found = [WORDS[start:end] for start, end in word_spans(WORDS)]
    assert found[:3] == ["Also", "ich", "glaube"]
    assert found[-4:] == ["3]", "erst", "mal", "sagen"]


def test_the_difference_is_told_word_by_word() -> None:
    shown = difference("die technischen <Hürden> sind hoch", "die technische Hürde ist hoch")
    assert shown == "die <s>technischen &lt;Hürden&gt; sind</s> <u>technische Hürde ist</u> hoch"
