"""The whole detector, names included, in its own process."""

import socket
from collections.abc import Iterator

import pytest
from pseudonym_builders import Study, original

from analysis.pseudonymization.presidio import build_detector
from analysis.pseudonymization.process import DetectorProcess
from analysis.records import FindingLevel, IdentifierKind

GERMAN = (
    "Ich bin Sabine Schuster und arbeite seit 2015 bei der Siemens AG in Regensburg."
    " Frau Schuster hat Durchwahl 4711.\n"
    "Und dann hat Herr Dr. Özdemir gesagt, dass wir am 14. Februar nach Warschau fahren."
)
ENGLISH = "I live in Chicago and I work with Peter Miller at Acme Corp, and then my phone number is 555-123-4567."


def offline_detector() -> object:
    """Build the real detector where any connection is an error; runs in the child process."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("detection opened a connection")

    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, refuse)
    socket.getaddrinfo = refuse  # type: ignore[assignment]
    socket.create_connection = refuse  # type: ignore[assignment]
    return build_detector()


@pytest.fixture(scope="module")
def process() -> Iterator[DetectorProcess]:
    with DetectorProcess(offline_detector) as detector:
        yield detector


def test_names_and_shapes_are_found_in_both_languages_without_a_connection(process: DetectorProcess) -> None:
    result = process.detect([("de", GERMAN, "de"), ("en", ENGLISH + " Mail me: peter@example.org", "en")])
    texts = {"de": GERMAN, "en": ENGLISH + " Mail me: peter@example.org"}
    surfaces = {key: {texts[key][d.start : d.end] for d in found} for key, found in result.items()}
    assert {"Sabine Schuster", "Regensburg", "4711", "14. Februar", "Warschau", "2015"} <= surfaces["de"]
    assert any("Siemens" in surface for surface in surfaces["de"])
    assert any("Özdemir" in surface for surface in surfaces["de"])
    assert {"Chicago", "Peter Miller", "555-123-4567", "peter@example.org"} <= surfaces["en"]
    assert len(process.engines()) >= 4


def test_what_is_found_links_to_one_person_and_nothing_is_left(process: DetectorProcess) -> None:
    study = Study(
        [
            original("a", ("B1", GERMAN.split("\n", maxsplit=1)[0])),
            original("b", ("B2", "SCHUSTER war da, Schusters auch.")),
        ]
    )
    study.detect(process.detect([(o.id, o.text, "de") for o in study.originals]))
    schuster = study.at("a", "Sabine Schuster")
    assert schuster.level is FindingLevel.AUTO
    assert study.entities[schuster.entity_id].kind is IdentifierKind.PERSON
    assert {study.at("b", s).entity_id for s in ("SCHUSTER", "Schusters")} == {schuster.entity_id}
