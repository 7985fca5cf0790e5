"""Says facts and events in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from desktop.messages import worded
from desktop.views.report.facts import EventRow, Fact

SECTIONS = (
    "sending", "interviews", "identifiers", "permissions", "left", "calls", "suggestions", "unseen", "structure",
    "ledger",
)  # fmt: skip


def local_time(at: str) -> str:
    """Give a stored UTC time as the clock on the wall here, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


class Words(QObject):
    """The report's sentences in the language of the interface."""

    def section(self, key: str) -> str:
        return {
            "sending": self.tr("What left this computer"),
            "interviews": self.tr("Interviews"),
            "identifiers": self.tr("Names and other identifiers"),
            "permissions": self.tr("What participants permit today"),
            "left": self.tr("What could still tell who somebody is"),
            "calls": self.tr("Requests for suggestions"),
            "suggestions": self.tr("Suggestions"),
            "unseen": self.tr("Decided without being seen"),
            "structure": self.tr("Codes and data structure"),
            "ledger": self.tr("Ledger"),
        }[key]

    def nothing_in(self, key: str) -> str:
        """Say what an empty section means."""
        return {
            "identifiers": self.tr("No identifier was looked for yet."),
            "permissions": self.tr("There is no participant yet."),
            "left": self.tr("No interview was searched for names yet."),
            "calls": self.tr("Nothing was asked for yet."),
            "suggestions": self.tr("There are no suggestions yet."),
            "structure": self.tr("There are no codes yet."),
        }.get(key, "")

    def fact(self, fact: Fact) -> str:
        """Say what a number counts; the number stands beside it."""
        if fact.key == "sending.nothing":
            return self.tr("Nothing left this computer.")
        if fact.key.startswith("sending.host."):
            return self._host(fact)
        if fact.key.startswith("calls.way."):
            return self._way(fact)
        if fact.key.startswith("suggestions."):
            _, kind, status = fact.key.split(".")
            return self._suggestion(kind, status)
        if fact.key.startswith("structure."):
            return self._level(fact)
        if fact.key.startswith("permissions."):
            return self._permission(fact)
        if fact.key.startswith("left."):
            return self._left(fact)
        return self._plain(fact.key)

    def _permission(self, fact: Fact) -> str:
        words = {
            "permissions.processing": self.tr("of {0} participants permit the analysis"),
            "permissions.local_ai": self.tr("of {0} permit AI on this computer"),
            "permissions.external_ai": self.tr("of {0} permit AI on another computer"),
            "permissions.quotation": self.tr("of {0} permit quotation"),
            "permissions.archive": self.tr("of {0} permit the archive"),
            "permissions.ended": self.tr("of {0} permissions are over"),
        }[fact.key]
        return words.format(fact.params["of"])

    def _left(self, fact: Fact) -> str:
        if fact.key == "left.risks":
            lines = [self.tr("points left"), *(f"– {worded(risk)[0]}" for risk in fact.params["risks"])]
            if fact.params["more"]:
                lines.append(self.tr("and {0} more, under Checks of Pseudonymise").format(fact.params["more"]))
            return "\n".join(lines)
        if fact.key == "left.sentences":
            language = "de" if QLocale().language() == QLocale.Language.German else "en"
            return self.tr("random sentences read") + "\n" + str(fact.params[language])
        return {
            "left.no_sentences": self.tr("random sentences read; nothing is known of what the search missed"),
            "left.passages.flagged": self.tr("sensitive passages nobody looked at"),
            "left.passages.cleared": self.tr("sensitive passages that may be used"),
            "left.passages.never_leaves": self.tr("passages that never leave this computer"),
            "left.documents": self.tr("interviews that never leave this computer"),
        }[fact.key]

    def title(self, fact: Fact) -> str:
        """Say number and words in one line, over the steps behind them."""
        words = self.fact(fact).split("\n")[0]
        if fact.key == "sending.nothing":
            return words
        if fact.key.startswith("calls.way."):
            return self.tr("%n request(s)", "", fact.count) + f": {words}"
        return f"{fact.count} {words}"

    def step(self, row: EventRow) -> str:
        """Say what was done in an event."""
        kind = row.what
        if kind == "groups_arranged":
            return {
                "move": self.tr("Members of suggested groups moved"),
                "split": self.tr("Suggested group split"),
            }.get(str(row.details.get("act", "")), self.tr("Suggested groups rearranged"))
        if kind == "suggestion_decided":
            return {
                "accept": self.tr("Suggestion accepted"),
                "edit": self.tr("Suggestion accepted with changes"),
                "reject": self.tr("Suggestion rejected"),
                "later": self.tr("Suggestion put off"),
            }.get(str(row.details.get("action", "")), self.tr("Suggestion decided"))
        return self.kind(kind)

    def kind(self, kind: str) -> str:
        """Say what kind of step an event is."""
        return self._events().get(kind, kind.replace("_", " ").capitalize())

    def is_known(self, kind: str) -> bool:
        """Tell whether a kind of step has words of its own; one of a later version has none."""
        return kind in self._events()

    # --- parts ---

    def _plain(self, key: str) -> str:
        return {
            "interviews.all": self.tr("in the study"),
            "interviews.imported": self.tr("imported, names not looked for yet"),
            "interviews.pseudonymised": self.tr("pseudonymised, not approved yet"),
            "interviews.approved": self.tr("approved, no suggestions yet"),
            "interviews.suggested": self.tr("with suggestions to decide on"),
            "interviews.decided": self.tr("with every suggestion decided"),
            "identifiers.replace": self.tr("replaced by your decision"),
            "identifiers.keep": self.tr("kept by your decision"),
            "identifiers.undecided": self.tr("replaced, not decided on yet"),
            "identifiers.approved": self.tr("interviews approved"),
            "identifiers.no_key": self.tr("steps on identifiers; the key file is not here"),
            "unseen.decisions": self.tr("suggestions decided in bulk, without being seen one by one"),
            "unseen.approvals": self.tr("interviews approved in bulk, without being seen"),
            "ledger.events": self.tr("steps recorded"),
        }[key]  # fmt: skip

    def _host(self, fact: Fact) -> str:
        far = self.tr("on the internet") if fact.params["host_class"] == "internet" else self.tr("in this network")
        words = self.tr("requests with pseudonymised text to {0}, {1}").format(fact.params["host"], far)
        if fact.params["unknown"]:
            words += "; " + self.tr("%n without a known answer", "", fact.params["unknown"])
        return words

    def _way(self, fact: Fact) -> str:
        given = fact.params
        models = given["asked"]
        if given["answered"] and given["answered"] != given["asked"]:
            models = self.tr("{0}, answered by {1}").format(given["asked"], given["answered"])
        is_builtin = given["provider"] == "builtin"
        lines = [self.tr("built-in, no AI") if is_builtin else f"{models} ({given['provider']})"]
        lines.append(given["host"] or self.tr("on this computer"))
        lines.append(
            self.tr("prompt {0}, version {1}, {2}").format(given["prompt"], given["version"], given["digest"][:12])
        )
        if given["tokens_in"] is not None:
            lines.append(self.tr("{0} tokens in, {1} out").format(given["tokens_in"], given["tokens_out"] or 0))
        lines += [self.tr("{0} × {1}").format(count, self.fault(code)) for code, count in given["errors"].items()]
        if given["unknown"]:
            lines.append(self.tr("%n without a known answer", "", given["unknown"]))
        return "\n".join(lines)

    def fault(self, code: str) -> str:
        """Say in a few words why a request got no answer."""
        return {
            "unreachable": self.tr("server not reached"), "timeout": self.tr("no answer in time"),
            "key_rejected": self.tr("key rejected"), "no_credit": self.tr("no credit left"),
            "rate_limited": self.tr("too many requests"),
            "server_error": self.tr("fault of the server"), "model_unknown": self.tr("model unknown"),
            "too_long": self.tr("text too long for the model"), "prompt_cut": self.tr("text cut by the server"),
            "answer_cut": self.tr("answer cut off"), "truncated": self.tr("answer cut off"),
            "broken_off": self.tr("connection broken off"), "refused": self.tr("refused by the model"),
            "refused_request": self.tr("request refused by the server"),
            "malformed": self.tr("answer that can't be read"),
            "redirected": self.tr("sent on to another server"), "proxy_failed": self.tr("proxy not reached"),
            "not_trusted": self.tr("certificate of the server not trusted"), "no_chat": self.tr("no chat server"),
            "model_ended": self.tr("the model ended"), "model_file_failed": self.tr("the model file failed"),
        }.get(code, self.tr("other fault ({0})").format(code.replace("_", " ")))  # fmt: skip

    def _suggestion(self, kind: str, status: str) -> str:
        kinds = {
            "code": self.tr("codes"), "concept": self.tr("concepts"), "theme": self.tr("themes"),
            "dimension": self.tr("dimensions"),
        }  # fmt: skip
        words = {
            "made": self.tr("{0} suggested"), "accepted": self.tr("{0} accepted as suggested"),
            "edited": self.tr("{0} accepted with changes"), "rejected": self.tr("{0} rejected"),
            "open": self.tr("{0} still open"), "later": self.tr("{0} put off"),
            "set_aside": self.tr("{0} put aside with their whole batch"),
            "merged": self.tr("{0} put into another of these groups"),
            "dropped": self.tr("{0} dropped by the critic, to be taken back"),
            "incomplete": self.tr("{0} from answers that were cut off; they are not offered"),
            "ungrounded": self.tr("{0} whose words are not in the text; they cannot be accepted"),
        }[status]  # fmt: skip
        return words.format(kinds[kind])

    def _level(self, fact: Fact) -> str:
        words = {
            "structure.code": self.tr("codes"), "structure.concept": self.tr("concepts"),
            "structure.theme": self.tr("themes"), "structure.dimension": self.tr("dimensions"),
        }[fact.key]  # fmt: skip
        count = fact.params["open"]
        return f"{words}; " + self.tr("{0} of them without a place").format(count) if count else words

    def _events(self) -> dict[str, str]:
        return {
            "suggestion_decided": self.tr("Suggestion decided"),
            "groups_arranged": self.tr("Suggested groups rearranged"),
            "study_created": self.tr("Study created"), "document_imported": self.tr("Interview imported"),
            "project_brought_in": self.tr("Project of another program imported"),
            "codes_brought_in": self.tr("Codebook of another program imported"),
            "coder_package_made": self.tr("Package for a second coder made"),
            "coder_package_opened": self.tr("Package of a second coder begun"),
            "coder_package_merged": self.tr("Package of a second coder merged"),
            "document_removed": self.tr("Interview removed"), "document_renamed": self.tr("Interview renamed"),
            "speaker_changed": self.tr("Speaker set"), "attributes_changed": self.tr("Participant described"),
            "identifiers_detected": self.tr("Identifiers looked for"),
            "identifier_decided": self.tr("Identifier decided"), "identifier_added": self.tr("Identifier added"),
            "identifier_changed": self.tr("Identifier changed"), "document_approved": self.tr("Interview approved"),
            "run_started": self.tr("Suggestions asked for"), "run_resumed": self.tr("Asked for the rest"),
            "call_prepared": self.tr("Request recorded"), "call_answered": self.tr("Answer received"),
            "call_failed": self.tr("Request failed"), "run_ended": self.tr("Suggestions ended"),
            "calls_recovered": self.tr("Requests without a known answer noted"),
            "place_picked": self.tr("Place of a quotation chosen"), "code_created": self.tr("Code made by hand"),
            "suggestion_restored": self.tr("Suggestion taken back from the critic"),
            "coding_added": self.tr("Quotation coded"), "coding_removed": self.tr("Coding removed"),
            "code_changed": self.tr("Code changed"), "code_removed": self.tr("Code removed"),
            "category_added": self.tr("Category added"), "category_changed": self.tr("Category changed"),
            "category_removed": self.tr("Category removed"), "placement_changed": self.tr("Moved in the structure"),
            "memo_written": self.tr("Memo written"), "memo_removed": self.tr("Memo removed"),
            "permission_changed": self.tr("Permission changed"),
            "passages_flagged": self.tr("Sensitive words looked for"),
            "passages_marked": self.tr("Passage decided"), "passage_added": self.tr("Passage marked"),
            "passage_removed": self.tr("Passage taken off the list"),
            "never_leaves_changed": self.tr("Interview kept here, or not any more"),
            "participant_withdrawn": self.tr("Participant withdrew: words erased"),
            "participant_anonymised": self.tr("Participant made anonymous"),
            "participant_restricted": self.tr("Participant's words restricted"),
            "request_parts_erased": self.tr("Words erased from requests"),
            "originals_cleaned": self.tr("Words taken out of the study file"),
            "retention_changed": self.tr("Retention set"), "key_destroyed": self.tr("Key destroyed"),
            "version_named": self.tr("Codebook version named"), "revisited": self.tr("Interview revisited"),
            "blind_started": self.tr("Coding before suggestions begun"),
            "blind_finished": self.tr("Coding before suggestions finished"),
            "hold_out_set": self.tr("Turns held out"), "quotations_compared": self.tr("Quotations compared"),
            "rule_written": self.tr("Rule of the codebook written"),
            "rule_removed": self.tr("Rule of the codebook removed"),
            "disagreement_discussed": self.tr("Disagreement discussed"),
            "negative_case_marked": self.tr("Negative case marked"),
            "negative_case_removed": self.tr("Negative case taken away"),
            "guide_changed": self.tr("Interview guide written or changed"),
            "guide_used": self.tr("Said which guide an interview was led by"),
            "guide_question_placed": self.tr("Said what an interviewer's turn asks"),
            "sampling_noted": self.tr("Note on the sample"),
            "sampling_note_removed": self.tr("Note on the sample removed"),
            "relation_set": self.tr("Themes related"),
            "relation_removed": self.tr("Relation of themes removed"),
            "ai_policy_set": self.tr("Settled what suggestions are for"),
            "codes_merged": self.tr("Codes merged"), "code_split": self.tr("Code split"),
            "categories_merged": self.tr("Categories merged"), "category_split": self.tr("Category split"),
            "document_corrected": self.tr("Text corrected"),
            "identifiers_listed": self.tr("Own lists changed"), "identifiers_restyled": self.tr("Replacements changed"),
            "sentences_drawn": self.tr("Random sentences drawn"), "sentences_checked": self.tr("Random sentences read"),
            "replacements_exported": self.tr("Replacements exported"),
            "settings_changed": self.tr("Study settings changed"), "coder_added": self.tr("Coder added"),
            "coder_renamed": self.tr("Coder renamed"),
            "study_sealed": self.tr("Ledger sealed"),
            "study_backed_up": self.tr("Backup made elsewhere"),
            "codebook_exported": self.tr("Codebook exported"), "undone": self.tr("Step undone"),
            "redone": self.tr("Step done again"),
        }  # fmt: skip
