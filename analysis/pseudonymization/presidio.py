"""The detector: Presidio's registry over an engine of our own, without any model to download and without the network.

The only module that imports Presidio and spaCy; import it in the detector's process, not in the window's. What each
precaution is for is in docs/pseudonymization.md ("traps"). Not thread-safe.
"""

from __future__ import annotations

import importlib.metadata
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer import predefined_recognizers as ready
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from presidio_analyzer.pattern_recognizer import REGEX_TIMEOUT_SECONDS
from presidio_analyzer.recognizer_registry import RecognizerRegistry
from spacy.language import Language

from analysis.errors import DetectionFailed
from analysis.ports import Detected, EntityDetector
from analysis.pseudonymization import installed_models
from analysis.pseudonymization.address import settle_titles
from analysis.pseudonymization.languages import language_of
from analysis.pseudonymization.names import NameTagger
from analysis.pseudonymization.names.repeats import settled
from analysis.pseudonymization.patterns import SHAPES, WITHOUT_DIGITS
from analysis.pseudonymization.spans import resolve
from analysis.records import FindingLevel, IdentifierKind

LANGUAGES = ("de", "en")
_AUTO_SCORE = 0.6
_NAMES = "names"
_LONGEST_CHUNK = 4000
_DIGIT = re.compile(r"\d")
_SIX_DIGITS = re.compile(r"\d(?:[^\w:,;!?\n]{0,8}[xX]?\d){5}")
"""What every phone number holds: six digits with nothing between them but what libphonenumber takes for punctuation."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_PLACES_TO_CUT = tuple(map(re.compile, (r"(?<=[a-zäöüß]{3})\s+(?=[a-zäöüß]{3})", r"\s+", r"(?<!\w)(?=\w)")))
"""Where a text without full stops is cut, best first: between words in lower case, where no name is."""
_LOGGER = logging.getLogger("presidio-analyzer")

# Presidio's entity: what it is for us, the score from which it is listed, the score from which it is certain.
_ENTITIES: dict[str, tuple[IdentifierKind, float, float]] = {
    "EMAIL_ADDRESS": (IdentifierKind.EMAIL, 0.0, 0.0),
    "PHONE_NUMBER": (IdentifierKind.PHONE, 0.0, 0.7),
    "DATE_TIME": (IdentifierKind.DATE, 0.15, 0.6),
    "IP_ADDRESS": (IdentifierKind.ID, 0.5, 0.6),
    "MAC_ADDRESS": (IdentifierKind.ID, 0.5, 0.6),
    "UUID": (IdentifierKind.ID, 0.0, 0.5),
    "CRYPTO": (IdentifierKind.ID, 0.5, 0.5),
    "CREDIT_CARD": (IdentifierKind.ID, 0.3, 0.9),
    "IBAN_CODE": (IdentifierKind.ID, 0.0, 0.5),
    "DE_PLZ": (IdentifierKind.LOCATION, 0.35, 0.4),
    "DE_KFZ": (IdentifierKind.ID, 0.2, 0.6),
    "US_SSN": (IdentifierKind.ID, 0.3, 0.5),
    "UK_POSTCODE": (IdentifierKind.LOCATION, 0.1, 0.5),
}
_OTHER_ID = (IdentifierKind.ID, 0.3, 0.5)
_GERMAN = (
    "DeBsnrRecognizer",
    "DeFuehrerscheinRecognizer",
    "DeHandelsregisterRecognizer",
    "DeHealthInsuranceRecognizer",
    "DeIdCardRecognizer",
    "DeKfzRecognizer",
    "DeLanrRecognizer",
    "DePassportRecognizer",
    "DePlzRecognizer",
    "DeSocialSecurityRecognizer",
    "DeTaxIdRecognizer",
    "DeTaxNumberRecognizer",
    "DeVatIdRecognizer",
)
_ENGLISH = ("NhsRecognizer", "UkNinoRecognizer", "UkPostcodeRecognizer", "UsItinRecognizer", "UsSsnRecognizer")
_GENERIC = (
    "CreditCardRecognizer",
    "CryptoRecognizer",
    "DateRecognizer",
    "EmailRecognizer",
    "IbanRecognizer",
    "IpRecognizer",
    "MacAddressRecognizer",
    "UuidRecognizer",
)
_PHONE_CONTEXT = {
    "de": ["telefon", "telefonnummer", "handy", "handynummer", "mobil", "mobilnummer", "fax", "nummer", "rufnummer",
           "durchwahl", "erreichbar", "anrufen", "tel"],
    "en": ["phone", "number", "telephone", "cell", "cellphone", "mobile", "call", "fax", "text"],
}  # fmt: skip
_DATE_CONTEXT = {"de": ["datum", "geburtstag", "geboren", "am", "vom"], "en": ["date", "birthday", "born", "on"]}
_WITH_CASE = re.MULTILINE | re.DOTALL  # Presidio's default ignores letter case


def build_detector() -> EntityDetector:
    """Build the detector; takes about two seconds and, once used, some 350 MB."""
    return PresidioDetector(NameTagger)


class PresidioDetector:
    """All recognisers united, for German and English. `name_tagger` makes the tagger of one language."""

    def __init__(self, name_tagger: Callable[[str], Any]) -> None:
        _stay_offline()
        self._log = _guarded_log()
        engine = _BlankSpacyEngine()
        engine.load()
        recognizers = [r for language in LANGUAGES for r in _recognizers(language, name_tagger)]
        self._names = [item for item in recognizers if isinstance(item, _NameRecognizer)]
        registry = _Registry(
            recognizers=recognizers,
            supported_languages=list(LANGUAGES),
        )
        self._analyzer = AnalyzerEngine(
            registry=registry,
            nlp_engine=engine,
            supported_languages=list(LANGUAGES),
            default_score_threshold=0,
            context_aware_enhancer=LemmaContextAwareEnhancer(context_matching_mode="whole_word"),
        )
        self._log.forget()
        self._entities = {language: self._analyzer.get_supported_entities(language) for language in LANGUAGES}

    @property
    def engines(self) -> tuple[str, ...]:
        """Name what has looked so far: the libraries, and the name model of each language that was met."""
        libraries = [f"{name} {importlib.metadata.version(name)}" for name in ("presidio-analyzer", "spacy")]
        return tuple(dict.fromkeys([*libraries, *(engine for item in self._names for engine in item.engines)]))

    def detect(self, text: str, language: str) -> list[Detected]:
        """Find identifiers. Raises `DetectionFailed` where a recogniser could not look at all of the text."""
        found: list[Detected] = []
        for start, chunk in chunks(text):
            chunk_language = language_of(chunk, language if language in LANGUAGES else "de")
            found.extend(self._detect_chunk(chunk, chunk_language, start))
        return settle_titles(resolve(settled(found, text), text), text)

    def _detect_chunk(self, chunk: str, language: str, offset: int) -> Iterator[Detected]:
        results = self._analyzer.analyze(chunk, language, entities=self._entities[language], score_threshold=0)
        self._log.raise_if_incomplete()
        for result in results:
            detected = _as_detected(result, offset)
            if detected is not None:
                yield detected


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into paragraphs, overlong ones at sentence ends, else between words: patterns and Presidio's context
    search take more than twice the time for twice the text.

    Gives (start, chunk) for chunks that hold more than white space.
    """
    position = 0
    for line in text.split("\n"):
        if line.strip():
            for start, end in _pieces(line):
                yield position + start, line[start:end]
        position += len(line) + 1


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = last = 0
    for match in _SENTENCE_END.finditer(line):
        if match.end() - start > _LONGEST_CHUNK and last > start:
            yield from _short_pieces(line, start, last)
            start = last
        last = match.end()
    yield from _short_pieces(line, start, len(line))


def _short_pieces(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a piece that has no sentence end for twice as long as a piece should be."""
    while end - start > 2 * _LONGEST_CHUNK:
        found = (place.search(line, start + _LONGEST_CHUNK, start + 2 * _LONGEST_CHUNK) for place in _PLACES_TO_CUT)
        cut = next((match.end() for match in found if match), start + 2 * _LONGEST_CHUNK)
        yield start, cut
        start = cut
    yield start, end


def _as_detected(result: RecognizerResult, offset: int) -> Detected | None:
    metadata = result.recognition_metadata or {}
    recognizer = str(metadata.get(RecognizerResult.RECOGNIZER_NAME_KEY, ""))
    start, end = result.start + offset, result.end + offset
    own = metadata.get("detected")
    if isinstance(own, Detected):
        return Detected(start, end, own.kind, own.level, own.score, own.recognizer, own.canonical)
    shape = metadata.get("shape")
    if shape is not None:
        level = FindingLevel.AUTO if result.score >= _AUTO_SCORE else FindingLevel.REVIEW
        return Detected(start, end, shape.kind, level, result.score, f"pattern:{shape.name}")
    kind, listed_from, certain_from = _ENTITIES.get(result.entity_type, _OTHER_ID)
    if result.score < listed_from:
        return None
    level = FindingLevel.AUTO if result.score >= certain_from else FindingLevel.REVIEW
    return Detected(start, end, kind, level, round(result.score, 3), f"presidio:{recognizer}")


class _Registry(RecognizerRegistry):
    """Presidio's registry, which otherwise sorts out anew for each paragraph who looks at it."""

    def get_recognizers(
        self,
        language: str,
        entities: list[str] | None = None,
        all_fields: bool = False,
        ad_hoc_recognizers: list[EntityRecognizer] | None = None,
    ) -> list[EntityRecognizer]:
        key = language, tuple(entities or ()), all_fields
        known: dict[Any, list[EntityRecognizer]] = self.__dict__.setdefault("known", {})
        if key not in known or ad_hoc_recognizers:
            known[key] = super().get_recognizers(language, entities, all_fields, ad_hoc_recognizers)
        return list(known[key])


class _BlankSpacyEngine(SpacyNlpEngine):
    """spaCy without a model: tokens, sentences, and each word's own form as its lemma so that context words match."""

    engine_name = "verbatim"

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": code, "model_name": f"blank:{code}"} for code in LANGUAGES])

    def load(self) -> None:
        self._pipelines = {code: _blank_pipeline(code) for code in LANGUAGES}
        self.nlp = self._pipelines  # type: ignore[assignment]

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        doc = self._pipelines[language](text)
        forms = [token.lower_ for token in doc]
        return NlpArtifacts([], doc, doc.to_array("IDX").tolist(), forms, self, language)

    def is_stopword(self, word: str, language: str) -> bool:
        return word in self._pipelines[language].Defaults.stop_words


def _blank_pipeline(language: str) -> Language:
    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    return pipeline


class _ShapeRecognizer(PatternRecognizer):
    """One of our own patterns. Letter case counts unless the pattern says otherwise."""

    def __init__(self, shape: Any, language: str) -> None:
        super().__init__(
            supported_entity=f"V_{shape.kind.value}_{shape.name}",
            name=shape.name,
            supported_language=language,
            patterns=[Pattern(shape.name, shape.regex, shape.score)],
            global_regex_flags=_WITH_CASE,
        )
        self._shape = shape
        self._needs_digit = shape.name not in WITHOUT_DIGITS

    def analyze(self, text: str, *args: Any, **kwargs: Any) -> list[RecognizerResult]:
        if (self._needs_digit and _DIGIT.search(text) is None) or not self._matches(text):
            return []
        results: list[RecognizerResult] = super().analyze(text, *args, **kwargs)
        for result in results:
            result.recognition_metadata["shape"] = self._shape
        return results

    def _matches(self, text: str) -> bool:
        """Tell whether Presidio, which takes its time for each pattern, would find anything or give up."""
        compiled: Any = self.patterns[0].compiled_regex  # type: ignore[has-type]
        try:
            return compiled is None or any(compiled.finditer(text, timeout=REGEX_TIMEOUT_SECONDS))
        except TimeoutError:
            return True


class _NameRecognizer(EntityRecognizer):
    """The names package, or what she installed, as one Presidio recogniser (each with an entity of its own)."""

    def __init__(self, language: str, name_tagger: Callable[[str], Any], entity: str = "V_NAME") -> None:
        super().__init__(supported_entities=[entity], name=_NAMES, supported_language=language)
        self._entity = entity
        self._make = name_tagger
        self._tagger: Any = None

    @property
    def engines(self) -> tuple[str, ...]:
        """Name the tagger's model, once it was used."""
        return () if self._tagger is None else tuple(getattr(self._tagger, "engines", ()))

    def load(self) -> None:
        """Do nothing: the tagger of a language is loaded with the first text in it."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        if self._tagger is None:
            self._tagger = self._make(self.supported_language)
        return [self._result(detected) for detected in self._tagger.tag(text)]

    def _result(self, detected: Detected) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: _NAMES,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            "detected": detected,
        }
        # Presidio drops contained results of one type; the score keeps a certain one beside a longer, uncertain one.
        score = 1.0 if detected.level is FindingLevel.AUTO else 0.5
        return RecognizerResult(self._entity, detected.start, detected.end, score, recognition_metadata=metadata)


class _PhoneRecognizer(ready.PhoneRecognizer):
    """Presidio's phone numbers, asked only where digits enough stand together (it parses for eight countries)."""

    def analyze(self, text: str, *args: Any, **kwargs: Any) -> list[RecognizerResult]:
        if _SIX_DIGITS.search(text) is None:
            return []
        results: list[RecognizerResult] = super().analyze(text, *args, **kwargs)
        return [r for r in results if sum(char.isdigit() for char in text[r.start : r.end]) >= 6]


def _recognizers(language: str, name_tagger: Callable[[str], Any]) -> Iterator[EntityRecognizer]:
    yield _NameRecognizer(language, name_tagger)
    if installed_models.joins(language):
        yield _NameRecognizer(language, installed_models.InstalledTagger, "V_MODEL")
    for shape in SHAPES:
        if shape.language in ("", language):
            yield _ShapeRecognizer(shape, language)
    yield _PhoneRecognizer(
        context=_PHONE_CONTEXT[language], supported_language=language, supported_regions=("DE", "AT", "CH", "GB", "US")
    )
    yield from _ready(_GENERIC, language, with_case=False)
    yield from _ready(_GERMAN if language == "de" else _ENGLISH, language, with_case=True)


def _ready(names: Iterable[str], language: str, *, with_case: bool) -> Iterator[EntityRecognizer]:
    for name in names:
        context = {"context": _DATE_CONTEXT[language]} if name == "DateRecognizer" else {}
        recognizer = getattr(ready, name)(supported_language=language, **context)
        if with_case:
            recognizer.global_regex_flags = _WITH_CASE
        yield recognizer


def _stay_offline() -> None:
    """Keep Presidio's e-mail check from fetching the public suffix list: use the copy that is in the package."""
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def _guarded_log() -> _LogGuard:
    """Give the one guard on Presidio's log; a second filter would never see what the first holds back."""
    for guard in _LOGGER.filters:
        if isinstance(guard, _LogGuard):
            return guard
    _LOGGER.setLevel(logging.WARNING)
    guard = _LogGuard()
    _LOGGER.addFilter(guard)
    return guard


class _LogGuard(logging.Filter):
    """Keeps Presidio's log to itself, since it may quote text, and remembers that a pattern was given up."""

    def __init__(self) -> None:
        super().__init__()
        self._incomplete = False

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.WARNING:
            self._incomplete = True
        return False

    def forget(self) -> None:
        """Drop what was logged while the registry was built."""
        self._incomplete = False

    def raise_if_incomplete(self) -> None:
        if self._incomplete:
            self._incomplete = False
            raise DetectionFailed(
                "detection_incomplete",
                "A recogniser gave up on a part of the text, so identifiers may have been missed.",
                "Nothing was replaced. Please try again; if it happens again, report it with the study's language.",
            )
