"""Permissions and sensitive passages on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands.app import run

TALK = (
    "I: Wie geht es Ihnen?\n\n"
    "B: Ich war wegen einer Depression krankgeschrieben. Die technische Hürde ist für uns wirklich schwierig.\n"
)


class Person:
    """Types commands and reads what comes back."""

    def __init__(self, capfd: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capfd = capfd
        self.study = str(folder / "study")
        self.errors = ""

    def types(self, *words: str, code: int = 0) -> str:
        self._capfd.readouterr()
        given = run(list(words))
        out, self.errors = self._capfd.readouterr()
        assert given == code, f"{words} gave {given}: {self.errors}"
        return out

    def reads(self, *words: str) -> Any:
        return json.loads(self.types(*words, "--json"))


@pytest.fixture
def person(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Person:
    (tmp_path / "A.txt").write_text(TALK, encoding="utf-8")
    made = Person(capfd, tmp_path)
    made.types("new", made.study, "--title", "KI", "--coder", "Ada", "--language", "de")
    made.types("import", made.study, str(tmp_path / "A.txt"), "--language", "de")
    return made


def test_permissions_are_shown_and_set(person: Person) -> None:
    assert person.reads("permissions", person.study)[0]["uses"] == ["processing", "local_ai", "quotation"]
    given = ("--basis", "Einwilligung", "--consent", "2", "--permit", "processing,archive", "--until", "2099-12-31")
    person.types("permissions", person.study, "--participant", "p01", *given)
    assert person.reads("permissions", person.study, "--participant", "P01") == [
        {
            "code": "P01",
            "basis": "Einwilligung",
            "consent_version": "2",
            "uses": ["processing", "archive"],
            "until": "2099-12-31",
            "ended": False,
        }
    ]
    person.types("permissions", person.study, "--all", "--permit", "none", "--until", "none")
    assert "nothing" in person.types("permissions", person.study)


@pytest.mark.parametrize(
    "words",
    [
        ("--permit", "processing"),
        ("--all", "--participant", "P01", "--permit", "processing"),
        ("--all", "--permit", "everything"),
        ("--all", "--until", "31.12.2027"),
        ("--participant", "P09", "--basis", "x"),
        ("--participant", "P09"),
    ],
)
def test_a_wrong_permission_is_refused_with_a_sentence(person: Person, words: tuple[str, ...]) -> None:
    person.types("permissions", person.study, *words, code=2)
    assert person.errors.startswith("Error: ")


def test_passages_are_listed_without_words_and_judged(person: Person) -> None:
    assert person.types("passages", person.study) == ""
    person.types("passages", person.study, "--flag")
    listed = person.reads("passages", person.study)["passages"]
    assert [(item["topic"], item["mark"], "text" in item) for item in listed] == [("health", "flagged", False)]
    assert "Depression" not in person.types("passages", person.study)
    assert "wegen einer Depression" in person.types("passages", person.study, "--text")
    person.types("passages", person.study, "--mark", f"{listed[0]['id'][:8]}=never_leaves")
    person.types("passages", person.study, "--document", "1", "--add", "60-70=union")
    marks = [(item["topic"], item["mark"]) for item in person.reads("passages", person.study)["passages"]]
    assert marks == [("health", "never_leaves"), ("union", "never_leaves")]
    person.types("passages", person.study, "--remove", listed[0]["id"])
    person.types("passages", person.study, "--document", "1", "--never-leaves")
    data = person.reads("passages", person.study)
    assert (len(data["passages"]), data["documents"][0]["never_leaves"]) == (1, True)
    person.types("passages", person.study, "--document", "1", "--may-leave")
    assert person.reads("passages", person.study)["documents"][0]["never_leaves"] is False


@pytest.mark.parametrize(
    "words",
    [("--mark", "abcd"), ("--mark", "abcd1234=cleared"), ("--add", "3-9"), ("--document", "1", "--add", "9-x"),
     ("--document", "1", "--add", "5-5"), ("--never-leaves",)],
)  # fmt: skip
def test_a_wrong_passage_is_refused_with_a_sentence(person: Person, words: tuple[str, ...]) -> None:
    person.types("passages", person.study, *words, code=2)
    assert person.errors.startswith("Error: ")


@pytest.fixture
def two(person: Person, tmp_path: Path) -> Person:
    """Two approved interviews, of P01 and P02."""
    (tmp_path / "B.txt").write_text(TALK.replace("technische Hürde", "neue Vorgabe"), encoding="utf-8")
    person.types("import", person.study, str(tmp_path / "B.txt"), "--language", "de")
    person.types("pseudonymize", person.study)
    person.types("approve", person.study, "--coder", "Ada")
    return person


@pytest.mark.parametrize("given", [("--permit", "none"), ("--until", "2020-01-31")], ids=["refused", "ended"])
def test_an_interview_that_is_not_permitted_is_left_out_and_the_others_go_on(two: Person, given: tuple[str]) -> None:
    two.types("permissions", two.study, "--participant", "P02", *given)
    out = two.types("suggest", "codes", two.study)
    assert "Interview 02 is left out: " in two.errors
    assert "P02" in two.errors
    assert "1 part;" in out
    quotations = [item["quotation"] for item in two.reads("suggestions", two.study)]
    assert any("technische" in words for words in quotations)
    assert not any("Vorgabe" in words for words in quotations)


def test_requests_to_a_server_leave_out_who_permits_no_ai(two: Person) -> None:
    two.types("permissions", two.study, "--participant", "P01", "--permit", "processing,quotation")
    two.types("passages", two.study, "--document", "2", "--may-leave")
    server = ("--provider", "http://127.0.0.1:9/v1", "--model", "m", "--dry-run")
    out = two.types("suggest", "codes", two.study, *server)
    assert "Interview 01 is left out: P01 did not permit AI on this computer" in two.errors
    assert "neue Vorgabe" in out
    assert "technische" not in out
    two.types("passages", two.study, "--document", "2", "--never-leaves")
    assert two.types("suggest", "codes", two.study, *server, code=1) == ""
    assert two.errors.startswith("Error: ")


def test_a_run_without_anybody_who_permits_it_is_an_error(two: Person) -> None:
    two.types("permissions", two.study, "--all", "--permit", "none")
    two.types("suggest", "codes", two.study, code=1)
    assert "did not permit" in two.errors
