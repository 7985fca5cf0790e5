"""Her own prompts: copied, changed, chosen; what is no good is said, and nothing is ever lost."""

from __future__ import annotations

import hashlib

import pytest

from analysis.errors import InvalidInput
from prompts.loader import TEMPLATES
from prompts.own import OwnPrompts, chosen_prompt, folder


@pytest.fixture
def shelf():
    return OwnPrompts()


def original(shelf, name="codes/de"):
    return next(prompt for prompt in shelf.all() if prompt.name == name and prompt.is_chosen)


def test_without_a_choice_the_newest_original_is_used(shelf):
    assert {prompt.reference for prompt in shelf.all() if prompt.is_chosen and prompt.purpose == "codes"} == {
        "codes/de@2",
        "codes/en@2",
    }
    assert chosen_prompt("codes", "nl").name == "codes/en"


def test_a_copy_is_changed_and_used_with_its_own_name_version_and_digest(shelf, model, code_request):
    before = model.prepare(code_request)
    copied = shelf.copy(original(shelf), "mein-Ton")
    shelf.use(copied)
    changed = shelf.keep(copied, shelf.text(copied).replace("kürzeste", "längste"))

    call = model.prepare(code_request)

    assert (call.prompt_name, call.prompt_version) == ("codes/de/mein-Ton", 2)
    assert "längste Stelle" in call.body.decode()
    assert call.prompt_digest == hashlib.sha256(call.prompt_text.encode()).hexdigest() == changed.digest
    assert call.prompt_digest != before.prompt_digest
    assert "längste" not in shelf.text(copied), "the first version stays"


def test_the_original_can_be_chosen_again(shelf, model, code_request):
    first = original(shelf)
    before = model.prepare(code_request)
    shelf.use(shelf.copy(first, "neu"))
    shelf.use(first)

    assert model.prepare(code_request).prompt_digest == before.prompt_digest
    assert shelf.text(first) == (TEMPLATES / "codes" / "de" / "v2.md").read_text(encoding="utf-8")


def test_an_earlier_version_can_be_chosen(shelf, model, code_request):
    shelf.use(next(prompt for prompt in shelf.all() if prompt.reference == "codes/de@1"))

    assert model.prepare(code_request).prompt_version == 1


def test_an_original_is_never_changed(shelf):
    with pytest.raises(InvalidInput) as raised:
        shelf.keep(original(shelf), "anders")
    assert raised.value.code == "prompt_is_shipped"


@pytest.mark.parametrize("name", ["", "a b", "../weg", "a/b", "x" * 41])
def test_a_name_that_is_no_name_is_refused(shelf, name):
    with pytest.raises(InvalidInput) as raised:
        shelf.copy(original(shelf), name)
    assert raised.value.code == "prompt_name"


def test_a_copy_is_never_written_over(shelf):
    shelf.copy(original(shelf), "neu")
    with pytest.raises(InvalidInput) as raised:
        shelf.copy(original(shelf), "neu")
    assert raised.value.code == "prompt_name_taken"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("{{excerpt}}", ""), "prompt_placeholder"),
        (lambda text: text + "{{Name}} {{name}}", "prompt_placeholder"),
        (lambda text: text.replace("<!-- user -->", ""), "prompt_broken"),
        (lambda text: text.replace("contract: CodesReply\n", ""), "prompt_broken"),
        (lambda text: text.replace("language: de", "language: en"), "prompt_broken"),
        (lambda _text: "", "prompt_broken"),
    ],
)
def test_a_text_that_can_not_be_used_is_refused_and_nothing_is_written(shelf, change, code):
    copied = shelf.use(shelf.copy(original(shelf), "neu"))
    text = shelf.text(copied)

    with pytest.raises(InvalidInput) as raised:
        shelf.keep(copied, change(text))

    assert raised.value.code == code
    assert "codes/de/neu" in str(raised.value)
    assert raised.value.remedy
    assert shelf.text(copied) == text
    assert [prompt.version for prompt in shelf.all() if prompt.own_name] == [1]


def test_what_a_prompt_need_not_hold_may_go(shelf, model, code_request):
    copied = shelf.use(shelf.copy(original(shelf), "kurz"))
    text = shelf.text(copied).replace("{{rejected}}", "").replace("{{granularity}}", "")
    shelf.keep(copied, text)

    assert "Na ja" not in model.prepare(code_request).body.decode().split("Kontext (nicht codieren)")[0]


def test_a_copy_that_was_broken_outside_is_listed_with_its_fault_and_stops_before_sending(shelf, model, code_request):
    copied = shelf.use(shelf.copy(original(shelf), "neu"))
    shelf.path(copied).write_text("kaputt", encoding="utf-8")

    listed = next(prompt for prompt in shelf.all() if prompt.own_name == "neu")
    assert listed.problem is not None
    assert listed.problem.code == "prompt_broken"
    with pytest.raises(InvalidInput) as raised:
        model.prepare(code_request)
    assert raised.value.code == "prompt_broken"


def test_a_file_of_choices_that_can_not_be_read_is_said_so(shelf, model, code_request):
    folder().mkdir(parents=True)
    (folder() / "chosen.json").write_text("{", encoding="utf-8")
    with pytest.raises(InvalidInput) as raised:
        model.prepare(code_request)
    assert raised.value.code == "prompt_choice_unreadable"


def test_only_the_lines_that_she_wrote_are_checked_for_names(shelf, model, code_request):
    copied = shelf.use(shelf.copy(original(shelf), "neu"))
    assert "prompt" not in dict(model.prepare(code_request).texts), "an unchanged copy holds shipped words only"

    shelf.keep(copied, shelf.text(copied).replace("So suchst du:", "Denke an Frau Schuster.\nSo suchst du:"))
    assert dict(model.prepare(code_request).texts)["prompt"] == "Denke an Frau Schuster."
