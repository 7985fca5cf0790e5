"""The few words that readable exports say themselves, in the language of the export, and how quotations are cited."""

from __future__ import annotations

from typing import Any

from analysis.pseudonymization.permission import WITHHELD_TEXT
from analysis.records import CodeOrigin, DecisionAction
from analysis.underway import stop_here
from storage.export.contents import ExportContents
from storage.export.rows import clock

_WORDS = {
    "en": {
        "dimension": "Aggregate dimension", "theme": "2nd-order theme", "concept": "1st-order concept",
        "code": "Code", "codebook": "Codebook", "quotations": "quotations", "in_vivo": "in vivo",
        "researcher": "the researcher's words", "includes": "Included", "excludes": "Excluded",
        "rule_include": "Rule, belongs here", "rule_exclude": "Rule, does not belong here", "rule_when": "Rule, when",
        "version": "version", "negative": "Negative case",
        "open": "Not placed yet",
        "by_hand": "by hand", "other_study": "from another study, brought in by",
        "suggested": "suggested by", "turn": "turn", "memo": "Memo",
        "question": "Research question",
        "pseudonyms": "Contains pseudonyms, no original names.", "originals": "Contains ORIGINAL NAMES: keep it safe.",
        "accept": "accepted by", "edit": "edited by",
        "contains": "contains", "of_pseudonyms": "pseudonyms", "of_originals": "ORIGINAL NAMES",
        "about": "About this file",
        "coded": "Coded interviews", "open_quote": "“", "close_quote": "”",
    },
    "de": {
        "dimension": "Aggregierte Dimension", "theme": "Thema 2. Ordnung", "concept": "Konzept 1. Ordnung",
        "code": "Code", "codebook": "Codebuch", "quotations": "Zitate", "in_vivo": "in vivo",
        "researcher": "Worte der Forschenden", "includes": "Gehört dazu", "excludes": "Gehört nicht dazu",
        "rule_include": "Regel, gehört dazu", "rule_exclude": "Regel, gehört nicht dazu", "rule_when": "Regel, wann",
        "version": "Fassung", "negative": "Gegenbeispiel",
        "open": "Noch nicht eingeordnet", "by_hand": "von Hand",
        "other_study": "aus einer anderen Studie, übernommen von", "suggested": "vorgeschlagen von",
        "turn": "Redebeitrag",
        "memo": "Memo", "question": "Forschungsfrage", "pseudonyms": "Enthält Pseudonyme, keine echten Namen.",
        "accept": "angenommen von", "edit": "geändert von",
        "originals": "Enthält ECHTE NAMEN: sicher aufbewahren.", "coded": "Codierte Interviews",
        "contains": "enthält", "of_pseudonyms": "Pseudonyme", "of_originals": "ECHTE NAMEN",
        "about": "Über diese Datei",
        "open_quote": "„", "close_quote": "“",
    },
}  # fmt: skip


class Wording:
    """Words and citations for one export."""

    def __init__(self, contents: ExportContents) -> None:
        self._words = _WORDS.get(contents.language, _WORDS["en"])
        self._runs = contents.runs
        self._titles = {item["id"]: item["title"] for item in contents.data["documents"]}
        self.contains = self._words[contents.data["contains"]]
        self.holds = self["contains"], self[f"of_{contents.data['contains']}"]
        """The head of a column and its cells, which say the same in a table."""

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def quoted(self, quotation: dict[str, Any]) -> str:
        """Give the words in the quotation marks of the export's language, or what stands for withheld ones."""
        text = self.bare(quotation)
        return f"{self['open_quote']}{text}{self['close_quote']}" if quotation["text"] else text

    @staticmethod
    def bare(quotation: dict[str, Any]) -> str:
        """Give the words as they are, or what stands for withheld ones."""
        stop_here()
        return str(quotation["text"] or WITHHELD_TEXT)

    def reference(self, quotation: dict[str, Any]) -> str:
        """Give what is cited: speaker, interview, turn and, where the recording tells it, the time."""
        parts = [quotation["speaker"], self._titles[quotation["document"]]]
        parts += [f"{self['turn']} {quotation['turn']}"] if quotation["turn"] else []
        parts += [clock(quotation["seconds"])]
        return ", ".join(part for part in parts if part)

    def rules(self, node: dict[str, Any]) -> list[str]:
        """Give the rules on a code or category, one a line."""
        return [f"{self['rule_' + rule['kind']]} ({self['version']} {rule['version']}): {rule['text']}"
                for rule in node["rules"]]  # fmt: skip

    def negative_cases(self, node: dict[str, Any]) -> list[str]:
        """Give what speaks against a theme, one a line, cited as quotations are; nothing of another category."""
        return [f"{self['negative']}: {self.quoted(case)} ({self.reference(case)}): {case['note']}"
                for case in node.get("negative_cases", ())]  # fmt: skip

    def memo(self, memo: dict[str, Any]) -> str:
        return f"{self['memo']} ({memo['coder']}): {memo['text']}"

    def origin(self, code: dict[str, Any]) -> str:
        """Say whose words a code is made of and who brought it up."""
        provenance = code["provenance"]
        suggestion, decision = provenance["suggestion"], provenance["decision"]
        words = self["in_vivo"] if code["origin"] == CodeOrigin.IN_VIVO else self["researcher"]
        if provenance["origin"]:
            return f"{words}, {self['other_study']} {provenance['coder']}"
        if suggestion is None:
            return f"{words}, {self['by_hand']}, {provenance['coder']}"
        run = self._runs.get(suggestion["run"], {})
        by = run.get("model") or run.get("provider") or "?"
        edited = decision is not None and decision["action"] == DecisionAction.EDIT
        decided = f"{self['edit' if edited else 'accept']} {provenance['coder']}"
        return f"{words}, {self['suggested']} {by}; {decided}"
