"""The reading view as a researcher uses it: select, scroll, find, click."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QToolTip

from desktop.palette import LIGHT
from desktop.transcript.blocks import LONGEST, BlockLayout
from desktop.transcript.find_bar import TranscriptPane
from desktop.transcript.model import Chip, Mark, MarkStyle, ReadingText, ReadingTurn
from desktop.transcript.style import reading_style
from desktop.transcript.view import TranscriptView

Make = Callable[..., TranscriptView]


def reading(*turns: str, chips: tuple[str, ...] = ()) -> ReadingText:
    """Make a text of turns, alternately of P01 and I; each of `chips` is a chip wherever it stands."""
    text, made = "", []
    for i, words in enumerate(turns):
        text += "P01: " if i % 2 == 0 else "I: "
        made.append(ReadingTurn(i, "I" if i % 2 else "P01", len(text), len(text) + len(words), i % 2 == 1, i * 61.0))
        text += words + "\n"
    found = [(text.find(chip), chip) for chip in chips]
    return ReadingText(
        text, made, [Chip(f"c{at}", at, at + len(chip), "PERSON", "P") for at, chip in sorted(found)], "Interview 1"
    )


LONG = reading(*(f"Satz {i} ist nicht so kurz wie er sein könnte, sagt man. " * (1 + i % 7) for i in range(400)))
SHORT = reading(
    "Also, ich glaube, die Hürde ist hoch. Da hat [Person 3] gesagt, das macht jetzt die Maschine. 👩\u200d💻 gut.",
    "Und im Team?",
    unicodedata.normalize("NFD", "Früher übten wir öfter."),
    chips=("[Person 3]",),
)


@pytest.fixture
def make(qtbot) -> Make:
    def _make(text: ReadingText, marks: tuple[Mark, ...] = (), width: int = 900, height: int = 600) -> TranscriptView:
        view = TranscriptView(reading_style(LIGHT))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_text(text, marks)
        view.show()
        qtbot.waitExposed(view)
        view.viewport().repaint()
        return view

    return _make


def point_of(view: TranscriptView, position: int) -> QPoint:
    rect = view.rect_of(position, position + 1)
    return QPoint(rect.left() + 1, rect.center().y())


def span_of(text: ReadingText, words: str) -> tuple[int, int]:
    at = text.text.index(words)
    return at, at + len(words)


def test_double_click_takes_the_word_and_a_third_the_sentence(make: Make, qtbot) -> None:
    view = make(SHORT)
    at = point_of(view, SHORT.text.index("glaube") + 2)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == "glaube"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == "Also, ich glaube, die Hürde ist hoch."
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_span() == (SHORT.turns[0].start, SHORT.turns[0].end)


def test_a_drag_selects_exactly_the_characters_between(make: Make, qtbot) -> None:
    view = make(SHORT)
    start, end = span_of(SHORT, "die Hürde ist")
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, start))
    qtbot.mouseMove(view.viewport(), point_of(view, end))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, end))
    assert view.selected_span() == (start, end)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("key", "words"), [("NoModifier", "die Hürde ist"), ("AltModifier", "ie Hürde i")])
def test_where_words_are_coded_a_drag_takes_them_whole_unless_alt_is_held(
    make: Make, qtbot, backwards: bool, key: str, words: str
) -> None:
    view = make(SHORT)
    view.takes_whole_words = True
    begin, stop = sorted(span_of(SHORT, "ie Hürde i"), reverse=backwards)
    held = Qt.KeyboardModifier[key]
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, begin))
    qtbot.mouseMove(view.viewport(), point_of(view, stop))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, held, pos=point_of(view, stop))
    assert view.selected_text() == words


def test_a_selection_that_touches_a_chip_takes_it_whole(make: Make) -> None:
    view = make(SHORT)
    start, end = span_of(SHORT, "hat [Pers")
    view.select(start, end)
    assert view.selected_text() == "hat [Person 3]"


def test_the_caret_steps_over_a_chip_and_over_an_emoji_in_one(make: Make, qtbot) -> None:
    view = make(SHORT)
    view.setFocus()
    for words in ("[Person 3]", "👩\u200d💻"):
        start, end = span_of(SHORT, words)
        view.set_caret(start)
        qtbot.keyClick(view, Qt.Key.Key_Right)
        assert view.caret_position == end
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert view.caret_position == start


def test_shift_and_arrows_select_by_letter_and_word(make: Make, qtbot) -> None:
    view = make(SHORT)
    start, _ = span_of(SHORT, "Früher".replace("ü", "u\u0308"))
    view.set_caret(start)
    with qtbot.waitSignal(view.selection_changed) as seen:
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert seen.args == [start, start + 1]
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "Fru\u0308"
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Right, control_shift)
    assert view.selected_text().strip() == "Fru\u0308her"


def test_home_end_and_lines_move_as_in_any_text(make: Make, qtbot) -> None:
    view = make(LONG)
    turn = LONG.turns[6]
    view.set_caret(turn.start + 5)
    qtbot.keyClick(view, Qt.Key.Key_End)
    end_of_line = view.caret_position
    assert turn.start + 30 < end_of_line < turn.end
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.caret_position == turn.start
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.caret_position > end_of_line - 3
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.caret_position == turn.start
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.caret_position == LONG.turns[7].start
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret_position == LONG.turns[-1].end


def test_copied_text_is_plain_and_leaves_out_what_is_between_turns(make: Make, qtbot) -> None:
    view = make(SHORT)
    view.select(SHORT.text.index("gut."), SHORT.turns[1].end)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "gut.\nUnd im Team?"


def test_scrolling_up_through_turns_never_seen_does_not_jump(make: Make, qtbot) -> None:
    """Heights are estimates until a turn comes into sight; the line under the eye moves by what was scrolled."""
    view = make(LONG)
    view.scroll_to(LONG.turns[250].start, LONG.turns[250].start + 5)
    view.viewport().repaint()
    watched = LONG.turns[250].start
    bar = view.verticalScrollBar()
    for _ in range(12):
        before = view.rect_of(watched, watched + 1).top()
        bar.setValue(bar.value() - 40)
        view.viewport().repaint()
        assert view.rect_of(watched, watched + 1).top() == before + 40


def test_the_end_of_the_text_can_be_reached_and_not_passed(make: Make) -> None:
    view = make(LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    assert bar.value() == bar.maximum()
    last = view.rect_of(LONG.turns[-1].end - 1, LONG.turns[-1].end)
    assert 0 < last.top() < view.viewport().height() - last.height()


def test_zoom_keeps_the_words_at_the_top(make: Make) -> None:
    view = make(LONG)
    view.show_top(LONG.turns[120].start)
    view.set_zoom(1.7)
    assert view.top_position() == LONG.turns[120].start
    assert view.zoom == pytest.approx(1.7)


def test_only_what_is_on_the_screen_is_laid_out(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = BlockLayout.__init__

    def counted(self, text, chips, start, style, width) -> None:
        made.append(start)
        real(self, text, chips, start, style, width)

    monkeypatch.setattr(BlockLayout, "__init__", counted)
    make(LONG)
    assert 0 < len(set(made)) < 30


def test_who_speaks_stays_in_the_margin_of_a_turn_that_began_above(make: Make) -> None:
    text = reading("Kurz.", "Und?", "Ein langer Satz folgt dem anderen. " * 200)
    view = make(text)

    def ink() -> int:
        """Count what is drawn in the upper left corner of the margin."""
        image = view.viewport().grab(QRect(0, 0, int(view._geometry.text_left) - 8, 24)).toImage()
        ground = image.pixelColor(0, 0).name()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixelColor(x, y).name() != ground for x, y in points)

    assert ink() == 0
    for step in (300, 40, 40):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)
        assert ink() > 20


def test_one_endless_paragraph_is_laid_out_in_parts(make: Make) -> None:
    text = reading("Ein Satz folgt dem anderen, und keiner hört auf. " * 4000)
    view = make(text)
    view.select(text.turns[0].start, text.turns[0].end)
    assert view.selected_text() == text.text[text.turns[0].start : text.turns[0].end]
    assert max(b.end - b.start for b in view._column.blocks) <= LONGEST


def test_clicking_coded_words_or_their_stripe_tells_the_shortest_coding(make: Make, qtbot) -> None:
    start, end = span_of(SHORT, "ich glaube, die Hürde ist hoch")
    inner = span_of(SHORT, "Hürde")
    view = make(SHORT, (Mark("wide", start, end, "code-1"), Mark("narrow", *inner, "code-2")))
    with qtbot.waitSignal(view.mark_clicked) as seen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, inner[0] + 2))
    assert seen.args == ["narrow"]
    geometry = view._geometry
    y = point_of(view, inner[0]).y()
    lanes = set()
    for lane in (0, 1):
        with qtbot.waitSignal(view.mark_clicked) as seen:
            at = QPointF(geometry.stripe(lane), y).toPoint()
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        lanes.add(seen.args[0])
    assert lanes == {"wide", "narrow"}


def test_a_stripe_is_painted_and_goes_when_the_mark_goes(make: Make) -> None:
    view = make(SHORT, (Mark("m", *span_of(SHORT, "die Hürde"), "code-7"),))
    x, y = int(view._geometry.stripe(0)), point_of(view, SHORT.text.index("die Hürde")).y()

    def colour() -> str:
        image: QImage = view.viewport().grab().toImage()
        ratio = image.devicePixelRatio()
        return image.pixelColor(int(x * ratio), int(y * ratio)).name()

    assert colour() == LIGHT.codes[7]
    view.drop_mark("m")
    assert colour() == LIGHT.paper


def test_space_shows_the_original_of_a_chip_if_the_key_is_there(make: Make, qtbot) -> None:
    view = make(SHORT)
    view.set_caret(SHORT.text.index("[Person 3]"))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not QToolTip.isVisible()
    asked = []
    view.set_reveal(lambda chip: asked.append(chip.id) or "a name")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert asked == [SHORT.chips[0].id]
    assert QToolTip.text() == "a name"
    QToolTip.hideText()


def test_find_counts_marks_and_goes_around(qtbot) -> None:
    pane = TranscriptPane(reading_style(LIGHT))
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.view.set_text(LONG)
    pane.show()
    pane.open_find()
    qtbot.keyClicks(pane.find_bar.field, "satz 39")
    total = sum(f"Satz {i} " in turn_text(i) and turn_text(i).lower().count("satz 39") for i in range(400))
    assert pane.find_bar.count.text() == f"1 of {total}"
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count.text() == f"{total} of {total}"
    found = pane.view._marks.get(pane.view.current)
    assert found is not None
    assert found.style is MarkStyle.FIND
    assert LONG.text[found.start : found.end] == "Satz 39"
    assert pane.view.viewport().rect().contains(pane.view.rect_of(found.start, found.end))
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert not pane.view.marks_at(found.start)


def turn_text(number: int) -> str:
    turn = LONG.turns[number]
    return LONG.text[turn.start : turn.end]


def test_a_screen_reader_is_told_the_words_of_the_turn(make: Make) -> None:
    view = make(SHORT)
    view.set_caret(SHORT.turns[1].start)
    assert view.accessibleName() == "Interview 1"
    assert view.accessibleDescription() == "2 I: Und im Team?"


words = st.text(alphabet=st.sampled_from("ab äe\u0301👍𝄞ß .\t"), min_size=1, max_size=80)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, st.data())
def test_rectangles_and_hits_agree_with_positions(qapp, text: str, data: st.DataObject) -> None:
    """A point in a character's rectangle hits that character, whatever its length in UTF-16 and the face's marks."""
    layout = BlockLayout(text, (), 0, reading_style(LIGHT), 300.0)
    at = data.draw(st.integers(0, len(text) - 1))
    rects = layout.rects(at, at + 1)
    if rects and unicodedata.combining(text[at]) == 0:
        hit = layout.hit(rects[0].left() + 0.2, rects[0].center().y())
        assert hit == at
