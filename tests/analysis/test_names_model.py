"""The name model is trained the same each time, and read as it was written."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from HanTa.HanoverTagger import HanoverTagger

from analysis.pseudonymization.names import NameTagger
from analysis.pseudonymization.names.crf import Model, SequenceTagger, sentence_features
from analysis.pseudonymization.names.features import WordFeatures
from analysis.pseudonymization.names.gazetteers import gazetteer
from analysis.pseudonymization.names.parts_of_speech import KnownMorphemes, WordClasses
from analysis.pseudonymization.names.tokens import sentences

ROOT = Path(__file__).parents[2]
PEOPLE = [("Anna", "Leeds"), ("Tom Reed", "York"), ("Ada", "Bath"), ("Ben Okri", "Lagos")] * 3
SAMPLE = [
    {"id": f"sample-{i}", "lang": "en", "text": f"{name} lives in {place}.", "spans": [[0, len(name), "PERSON"]]}
    for i, (name, place) in enumerate(PEOPLE)
]


@pytest.fixture(scope="module")
def training() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_names", ROOT / "scripts/train_names.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_names"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def model(training: ModuleType) -> Model:
    trained: Model = training.train(SAMPLE, "en", rounds=10)
    return trained


def test_training_twice_gives_the_same_bytes(training: ModuleType, model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "one")
    training.train(SAMPLE, "en", rounds=10).save(tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_model_is_read_as_it_was_written(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    read = Model.load(tmp_path / "model")
    assert (read.labels, read.attributes, read.lexicon) == (model.labels, model.attributes, model.lexicon)
    assert abs(read.weights - model.weights).max() < 0.01


def test_own_inference_agrees_with_summing_all_features(model: Model) -> None:
    source = WordFeatures(gazetteer(), WordClasses("en"), "en", lexicon=model.lexicon)
    (tokens,) = sentences("Anna lives in New York with Ben")
    words = [token.text for token in tokens]
    rows = [
        sum(model.weights[model.attributes[name]] for name in names if name in model.attributes)
        for names in sentence_features(words, source, gazetteer())
    ]
    scores = SequenceTagger(model, source, gazetteer())._scores(words)
    for given, summed in zip(scores, rows, strict=True):
        assert given == pytest.approx(summed - max(summed), abs=1e-4)


@pytest.mark.parametrize(
    "language, file, words",
    [
        ("de", "morphmodel_ger.pgz", "Haus Müllers Datensatz Trittin Yılmaz Hochschulverwaltung schnelleren in Xq"),
        ("en", "morphmodel_en.pgz", "House Brown Fatima unbelievable walking Leeds Will of Xq"),
    ],
)
def test_the_fast_search_for_word_classes_gives_what_hanta_gives(language: str, file: str, words: str) -> None:
    hanta = HanoverTagger(file)
    hanta.strict = True
    search = KnownMorphemes(hanta)
    for word in words.lower().split():
        slow, fast = hanta.analyze_forward(word), search.classes(word)
        assert [tag for tag, _ in fast] == [tag for tag, _ in slow]
        assert [score for _, score in fast] == pytest.approx([score for _, score in slow])


def test_texts_under_other_terms_are_not_trained_on(training: ModuleType) -> None:
    allowed = {i for i in range(150) if training.permitted({"id": f"gum_written_en-{i}"})}
    assert allowed == set(range(70))
    assert not training.permitted({"id": "gum_spoken_dev_en-50"})
    assert not training.permitted({"id": "ewt_dev_en-1"})


def test_a_trained_model_can_stand_in_for_the_shipped_one(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "names_en.crf.gz")
    found = NameTagger("en", folder=tmp_path).tag("Dr. Reed was there.")
    assert any(f.start <= 4 and f.end >= 8 for f in found)
    assert NameTagger("en", folder=tmp_path).engines != NameTagger("en").engines


@pytest.mark.parametrize(
    "text, count",
    [
        ("Das war am 3. Mai. Dann kam Dr. Weber.", 2),
        ("He left. She stayed? Yes!\nOkay", 4),
        ("z.B. Anna und bzw. Tom", 1),
        ("\n\n  \n", 0),
    ],
)
def test_sentences_end_at_line_ends_and_not_after_abbreviations(text: str, count: int) -> None:
    cut = sentences(text)
    assert len(cut) == count
    assert all(text[token.start : token.end] == token.text for sentence in cut for token in sentence)
