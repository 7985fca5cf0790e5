"""Asking for suggestions and listing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from analysis.errors import Cancelled, InvalidInput, NotFound, NotPermitted, ProviderFailed, SendingBlocked
from analysis.records import (
    CallStatus,
    Level,
    Run,
    SendScope,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.planning import Plan
from analysis.workflow.study import OpenStudy
from commands.console import ShowProgress, counted, note, program, say, say_json, stoppable, table, write_bytes
from commands.providers import BUILTIN, open_provider, provider_of, require_key
from commands.selecting import (
    CoderOption,
    DocumentOption,
    JsonOption,
    StudyPath,
    chosen_documents,
    coder_id,
    opened,
    short_ids,
    unseen_acts,
)

app = typer.Typer()

PLACES = {
    SendScope.THIS_COMPUTER: "this computer",
    SendScope.THIS_NETWORK: "another computer in your network",
    SendScope.INTERNET: "the internet",
}


class Purpose(StrEnum):
    """What is asked for."""

    CODES = "codes"
    CONCEPTS = "concepts"
    THEMES = "themes"
    DIMENSIONS = "dimensions"

    @property
    def level(self) -> Level | None:
        return None if self is Purpose.CODES else Level(self.value.removesuffix("s"))


class AnswerForm(StrEnum):
    """How strictly a server can be held to the form of its answer."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


@app.command()
def suggest(
    what: Annotated[
        Purpose,
        typer.Argument(
            metavar="WHAT", help="codes, concepts, themes or dimensions: in-vivo codes, or groups of what was accepted."
        ),
    ],
    study: StudyPath,
    document: DocumentOption = None,
    provider: Annotated[
        str | None,
        typer.Option(
            "--provider",
            metavar="WHO",
            help="builtin (no AI, the default), openai, openai-eu, ollama, llama-cpp, lm-studio, vllm, the URL of an "
            "OpenAI-compatible server, or a model FILE.gguf that runs here. Keys: OPENAI_API_KEY goes to OpenAI only, "
            "VERBATIM_API_KEY to all others.",
        ),
    ] = None,
    model: Annotated[str, typer.Option("--model", metavar="M", help="The model's name at the provider.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the exact requests; send nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Agree to send to a host that is not this computer.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the last run that did not finish.")] = False,
    context: Annotated[
        int | None, typer.Option("--context", min=1024, metavar="TOKENS", help="The size of the server's context.")
    ] = None,
    answers: Annotated[
        AnswerForm | None, typer.Option("--answers", help="What the server can be asked to answer in.")
    ] = None,
    proxy: Annotated[
        str,
        typer.Option("--proxy", metavar="URL", help="A proxy for servers beyond this computer; none is taken else."),
    ] = "",
    at_once: Annotated[
        int | None,
        typer.Option(
            "--at-once",
            min=1,
            max=8,
            metavar="N",
            help="How many requests may be under way together: 1 on this computer, else 3.",
        ),
    ] = None,
    words_per_code: Annotated[
        int | None,
        typer.Option(
            "--words-per-code",
            min=0,
            metavar="N",
            help="About one code per N words: a hint, no quota; 0 for no hint. Without it your last choice, else what "
            "your own coding of a first interview shows.",
        ),
    ] = None,
    alternatives: Annotated[
        int | None,
        typer.Option(
            "--alternatives",
            min=1,
            max=3,
            metavar="N",
            help="For concepts, themes and dimensions: how many groupings to put side by side; 2 without it.",
        ),
    ] = None,
    critic: Annotated[
        bool,
        typer.Option(
            "--critic",
            help="For codes: a second request to the same server may drop some of what it suggested, each with a "
            "reason; they stay and can be taken back (`decide ID restore`).",
        ),
    ] = False,
    coder: CoderOption = None,
) -> None:
    """Ask for suggestions. Each one waits for a coder's decision."""
    with opened(study) as found:
        run = _unfinished(found, what) if resume else None
        if run is not None and provider is None:
            provider, model = provider_of(run)
        asked = open_provider(provider or BUILTIN, model, context, answers.value if answers else None, proxy)
        plan = _plan(found, what, document, asked, run, words_per_code, alternatives, critic=critic)
        if dry_run:
            _print_requests(found, plan)
            return
        actor = coder_id(found, coder)
        _announce(plan)
        _require_yes(plan, yes)
        require_key(asked)
        _check(found, plan)
        _send(found, plan, asked, actor, run, at_once)


def _unfinished(study: OpenStudy, what: Purpose) -> Run:
    runs = [run for run in study.suggesting.resumable() if run.purpose == what.value]
    if not runs:
        raise NotFound(
            "nothing_to_resume",
            "No run for {purpose} is unfinished.",
            "Leave --resume to begin one.",
            purpose=what.value,
        )
    return runs[0]


def _plan(
    study: OpenStudy,
    what: Purpose,
    document: str | None,
    model: SuggestionModel,
    run: Run | None,
    words_per_code: int | None,
    alternatives: int | None,
    *,
    critic: bool,
) -> Plan:
    if alternatives is not None and (what.level is None or run is not None):
        raise InvalidInput("no_alternatives_here", "--alternatives belongs to new runs for groups.", "Leave it out.")
    if words_per_code is not None and (what.level is not None or run is not None):
        raise InvalidInput("no_granularity_here", "--words-per-code belongs to new runs for codes.", "Leave it out.")
    if critic and (what.level is not None or run is not None):
        raise InvalidInput("no_critic_here", "--critic belongs to new runs for codes.", "Leave it out.")
    if what.level is not None and document is not None:
        raise InvalidInput("no_document_here", "Groups are made across all interviews.", "Leave --document.")
    try:
        if run is not None:
            _permitted(study, model, run.document_ids)
            return study.suggesting.remaining(run, model)
        if what.level is not None:
            return study.suggesting.plan_groups(what.level, model, alternatives or 2)
        allowed = _permitted(study, model, _approved(study, document))
        return study.suggesting.plan_codes(allowed, model, words_per_code, critic=critic)
    except NotPermitted as error:
        if error.code == "send_scope":
            note(f"To permit it: {program()} settings STUDY --reach {model.host_class.value}")
        raise
    except InvalidInput as error:
        if error.code == "no_model":
            note("Name it with --model.")
        raise


def _approved(study: OpenStudy, document: str | None) -> list[str]:
    """Give what may be worked on; of several interviews, those that are not approved are left out and named."""
    documents = chosen_documents(study, document)
    voided = {row.document.id for row in study.transcripts.overview() if row.stage in ("imported", "pseudonymised")}
    ready = [item.id for item in documents if item.id not in voided]
    if not ready:
        return [documents[0].id]  # planning refuses it and says why
    for item in documents:
        if item.id in voided:
            note(f"{item.title} is left out: it is not approved.")
    return ready


def _permitted(study: OpenStudy, model: SuggestionModel, document_ids: Sequence[str]) -> list[str]:
    """Give what may go to this model; of several interviews, those that may not are left out, and it is said why."""
    refused = study.permissions.refusals(model, document_ids)
    allowed = [item for item in document_ids if item not in refused]
    if not allowed:
        return list(document_ids)  # planning refuses it and says why
    titles = {item.id: item.title for item in study.transcripts.documents()}
    for document_id, why in refused.items():
        note(f"{titles[document_id]} is left out: {why}")
    return _settled(study, allowed, titles)


def _settled(study: OpenStudy, document_ids: list[str], titles: dict[str, str]) -> list[str]:
    """Leave out of several interviews those for which it was settled that they are coded by hand first."""
    allowed = [item for item in document_ids if study.ai_policy.may_be_asked(item)]
    for document_id in document_ids if allowed else ():
        if document_id not in allowed:
            note(f"{titles[document_id]} is left out: it was settled that it is coded by hand first.")
    return allowed or document_ids  # planning refuses it and says why


def _print_requests(study: OpenStudy, plan: Plan) -> None:
    """Write the exact bytes of each request on a line of its own; never one that the last check refuses."""
    _check(study, plan)
    for number, call in enumerate(plan.calls, 1):
        note(f"Request {number} of {len(plan.calls)} to {plan.host or 'no host'}: {len(call.body):,} bytes")
        write_bytes(call.body + b"\n")
    if plan.critic:
        note("What the critic would be asked depends on what comes back, so it can't be printed yet.")
    note("No words of the study were sent.")


def _check(study: OpenStudy, plan: Plan) -> None:
    """Do the last check; names the command that cures what it found in the research question."""
    try:
        study.suggesting.check(plan)
    except SendingBlocked as error:
        if error.code == "residue_in_question":
            note(f"To change it: {program()} settings STUDY --question TEXT")
        raise


_NEXT_JOINING = "The groups came in blocks. Asked next: which of them belong together."
_NEXT_CRITIC = "Asked next: which of these codes the critic would drop, and why."
_SOURCES = {"chosen": "chosen by you", "measured": "measured in your own coding"}


def _announce(plan: Plan) -> None:
    if plan.granularity.words_per_code:
        source = _SOURCES[plan.granularity.source]
        say(f"Granularity: about one code per {plan.granularity.words_per_code} words ({source}); a hint, no quota.")
    if not plan.leaves:
        name = plan.model[:1].upper() + plan.model[1:]
        say(f"{name}: {counted(len(plan.calls), 'part')}; nothing leaves this computer.")
        return
    about = "" if plan.tokens_exact else "≈ "
    say(
        f"{counted(len(plan.calls), 'call')} with {about}{plan.token_count:,} tokens ({plan.word_count:,} words) "
        f"to {plan.host} ({PLACES[plan.host_class]}), model {plan.model}"
    )


def _require_yes(plan: Plan, yes: bool) -> None:
    if plan.leaves and plan.host_class is not SendScope.THIS_COMPUTER and not yes:
        raise InvalidInput(
            "yes_missing",
            "Nothing was sent: {host} is not this computer.",
            "Look at the requests with --dry-run, and add --yes to send them.",
            host=plan.host,
        )


def _send(
    study: OpenStudy, plan: Plan, model: SuggestionModel, actor: str, run: Run | None, at_once: int | None
) -> None:
    before = {item.id: item.status for item in study.suggesting.list()}
    progress, asked = ShowProgress("Asking"), study.suggesting
    try:
        with stoppable() as cancel:
            if run is None:
                ended = asked.run(
                    plan, model, coder=actor, progress=progress, cancel=cancel, at_once=at_once, follow=False
                )
            else:
                ended = asked.resume(
                    run.id, model, coder=actor, progress=progress, cancel=cancel, at_once=at_once, follow=False
                )
            following = asked.plan_following(ended, plan, model, resumed=run is not None)
            if following is not None:
                say(_NEXT_CRITIC if following.purpose == "codes" else _NEXT_JOINING)
                _announce(following)
                ended = asked.follow(ended, following, model, progress=progress, cancel=cancel, at_once=at_once)
    except (Cancelled, ProviderFailed):
        _report(study, before)
        note("What was answered is kept; `suggest … --resume` asks for the rest.")
        raise
    _report(study, before)
    answering = {call.model_answered for call in study.suggesting.calls(ended.id)} - {"", ended.model}
    if answering and plan.leaves:
        note(f"The server says that {', '.join(sorted(answering))} answered, where {ended.model} was asked.")
    if ended.status != "done":
        raise _unanswered(study, ended)


def _report(study: OpenStudy, before: dict[str, SuggestionStatus]) -> None:
    known = study.suggesting.list()
    fresh = [item for item in known if item.id not in before and item.status is not SuggestionStatus.DROPPED]
    lost = sum(item.status is SuggestionStatus.UNGROUNDED for item in fresh)
    cut = sum(item.status is SuggestionStatus.INCOMPLETE for item in fresh)
    dropped = sum(item.status is SuggestionStatus.DROPPED is not before.get(item.id) for item in known)
    say(
        f"{counted(len(fresh) - lost - cut, 'new suggestion')}"
        + (f", {lost} not in the text (kept as such)" if lost else "")
        + (f", {cut} from answers that were cut (listed as incomplete, not offered)" if cut else "")
        + (f", {dropped} dropped by the critic (`suggestions --status dropped` says why)" if dropped else "")
    )


_FAULTS = {
    "malformed": "the answer can't be read; a model that follows a given form better may help",
    "refused": "the model or the server declined; try another model, or code this part yourself",
    "rate_limited": "the server wants a pause; wait before you go on",
    "server_error": "the server failed by itself; go on later",
    "timeout": "no answer in time; a faster model may help",
    "truncated": "the text or the answer was cut; a larger --context may help",
    "too_long": "the text is too long for the model; a larger --context may help",
}


def _unanswered(study: OpenStudy, run: Run) -> ProviderFailed:
    calls = study.suggesting.calls(run.id)
    answered = {call.part for call in calls if call.status is CallStatus.ANSWERED}
    failed = {call.part: call.error_code for call in calls if call.part not in answered}
    for code, count in sorted(Counter(failed.values()).items()):
        note(f"{counted(count, 'part')}: {_FAULTS.get(code, code.replace('_', ' '))}.")
    return ProviderFailed(
        "parts_failed",
        "{count} of {all} parts got no usable answer; the others are kept.",
        "`suggest … --resume` asks for them again.",
        count=len(failed),
        all=run.settings.get("parts", "?"),
    )


@app.command()
def suggestions(
    study: StudyPath,
    status: Annotated[SuggestionStatus | None, typer.Option("--status", help="Only these.")] = None,
    kind: Annotated[SuggestionKind | None, typer.Option("--kind", help="Only these.")] = None,
    document: DocumentOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List suggestions and what became of them."""
    with opened(study) as found:
        document_id = chosen_documents(found, document)[0].id if document is not None else None
        items = found.blind.shown(found.suggesting.list(document_id, kind, None if status is None else [status]))
        if json_wanted:
            say_json([_as_json(found, item) for item in items])
            return
        _show(found, items)


def _show(study: OpenStudy, items: list[Suggestion]) -> None:
    ids = short_ids(study.suggesting.list())
    numbers = {item.id: item.number for item in study.transcripts.documents()}
    rows = [
        (
            ids[item.id],
            item.kind.value + (f" {item.alternative + 1}" if item.kind is not SuggestionKind.CODE else ""),
            item.status.value,
            numbers.get(item.document_id, "-"),
            item.grounding.value if item.grounding else "-",
            _words(study, item),
        )
        for item in items
    ]
    table(("ID", "KIND", "STATUS", "#", "GROUNDING", "WORDS"), rows)
    waiting = sum(item.status in (SuggestionStatus.OPEN, SuggestionStatus.LATER) for item in items)
    say(f"{counted(len(items), 'suggestion')}, {waiting} to decide on.")
    if unseen_acts(study):
        say(unseen_acts(study))


def _words(study: OpenStudy, item: Suggestion) -> str:
    if item.kind is not SuggestionKind.CODE:
        return f"{item.label} ({len(item.member_ids)} members)"
    if item.status is SuggestionStatus.DROPPED:
        return f"{study.suggesting.quotation(item)} [dropped by the critic, because: {item.dropped_because}]"
    if item.start >= 0:
        return study.suggesting.quotation(item)
    if not item.candidates:
        return f"[not in the text] {item.answered_quote}"
    places = " | ".join(_places(study, item))
    return f"{item.answered_quote} -> pick with --place: {places}"


def _places(study: OpenStudy, item: Suggestion) -> list[str]:
    shown = study.transcripts.shown(item.document_id)
    assert shown is not None
    return [f"{number}: {shown.slice(start, end)}" for number, (start, end) in enumerate(item.candidates, 1)]


def _as_json(study: OpenStudy, item: Suggestion) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "kind": item.kind.value,
        "status": item.status.value,
        "why": item.why,
        "run": item.run_id,
        "call": item.call_id,
    }
    if item.kind is SuggestionKind.CODE:
        return data | {
            "document": item.document_id,
            "turn": item.turn,
            "start": item.start,
            "end": item.end,
            "grounding": item.grounding.value if item.grounding else None,
            "quotation": study.suggesting.quotation(item),
            "answered_quote": item.answered_quote,
            "places": [list(span) for span in item.candidates],
            "dropped_because": item.dropped_because,
        }
    return data | {
        "label": item.label,
        "definition": item.definition,
        "members": list(item.member_ids),
        "alternative": item.alternative,
        "principle": item.principle,
        "counter_examples": [{"id": one, "why": why} for one, why in item.counter_examples],
    }
