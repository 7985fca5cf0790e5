"""The words of the methods appendix, German and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "heading": "Methods appendix: {title}",
        "holds": "Pseudonymised; no key inside.",
        "intro": "Filled from the study's ledger alone, as of event {seq} of {day} (SHA-256 {hash}). Numbers in "
        "“Events” "
        "are those of the ledger; the commands events and trace show each. Coders go by number. “{missing}” is left "
        "to the "
        "researcher: please write it, or say that it does not apply.",
        "missing": "Not answered from the data.",
        "coreq": "COREQ, item by item", "srqr": "SRQR, item by item",
        "number": "No.", "item": "Item", "answer": "Answer", "events": "Events",
        "ai": "Use of language models and suggestions", "models_head": "Models, as they answered",
        "no_calls": "Nothing was suggested in this study: no language model and no other suggester was used.",
        "relations": "Themes are related in {count} ways, resting on {quotations} quotations; see the process model.",
        "compared": "{count} quotations were compared with the earlier ones of their concept: {each}.",
        "discussed": "Disagreements between coders on concepts and themes: {count} discussed, {resolved} of them "
        "resolved into a rule; {open} of those that are there now not discussed. Rules in the codebook: {rules}.",
        "negative": "Passages marked as speaking against a theme or limiting it: {count} ({each}); found by a search "
        "for words of contrast: {searched}.",
        "outcome_keep": "kept", "outcome_split": "split", "outcome_merge": "merged", "outcome_memo": "noted as a memo",
        "guide": "Semi-structured; versions of the guide: {count}, questions in the last one: {questions}; in full "
        "below.",
        "guide_head": "The interview guide",
        "policy": "What was settled on suggestions",
        "policy_none": "Nothing was settled on what suggestions are for.",
        "policy_step": "{day}, {who}: {what}", "policy_reason": "Reason: {reason}",
        "policy_words": "suggested may be {kinds}; codes {when}; {deciders} decide, {how}; at least {share} of the "
        "turns are held out; text may go to: {reach}.",
        "policy_nothing": "nothing", "policy_own_first": "only after own coding of an interview",
        "policy_any_time": "at any time", "policy_everybody": "all coders", "policy_one_by_one": "each one seen",
        "policy_in_bulk": "also in bulk", "kinds_code": "codes", "kinds_concept": "concepts",
        "kinds_theme": "themes", "kinds_dimension": "dimensions",
        "asked": "Asked for", "answered": "Answered", "where": "Where", "prompt": "Prompt", "parameters": "Parameters",
        "calls": "Requests", "days": "From – to (UTC)", "tokens": "Tokens in/out",
        "this_computer": "this computer", "this_network": "the institute's network", "internet": "the internet",
        "no_answer": "no answer", "builtin": "built-in, no AI",
        "away": "What left the computer, and where to",
        "away_none": "No text left the computer on which the study lies.",
        "away_one": "{host} ({where}): {calls} requests with pseudonymised text of {interviews} interviews, {first} to "
        "{last}.",
        "away_unknown": "{count} requests may have arrived without an answer.",
        "exports": "Files that were written: {files}.",
        "review": "Pseudonymisation and its review",
        "suggested": "Suggestions and decisions", "rigor": "Agreement, saturation, coverage",
        "prompts": "Prompts in full", "no_prompts": "No prompt was used.",
        "digest": "SHA-256 of the prompt: {digest}",
        "references": "To cite the program and the models (BibTeX)",
        "bibtex_note": "Fill in what is missing; a model's maker names its own reference.",
        "software": "Verbatim {version}. The ledger has {events} events, from {first} to {last}.",
        "models": "Suggestions by {models}.", "models_none": "No model and no suggester was used.",
        "sample_size": "{interviews} interviews, {participants} participants.",
        "withdrawn": "{count} participants withdrew or were restricted after the interview.",
        "attributes": "Recorded on participants: {names}; see the sample table.",
        "formats": "Transcripts came as {formats}. How they were recorded is not known here.",
        "duration": "Of {count} interviews: {least} to {most} minutes, {total} in all.",
        "saturation": "{level}: {found}, base 4 to 6, run 2 and 3, at 5 %. This is no proof; see below.",
        "not_reached": "not reached", "reached": "reached at {at}", "too_few": "too few interviews to say",
        "coders": "{count}: {each}.", "coder_one": "{name} ({codings} codings)",
        "tree": "{codes} codes, {concept} concepts, {theme} themes, {dimension} dimensions; see the data structure.",
        "derivation": "From the data: {in_vivo} of {codes} codes are in vivo. {only} codes rest on accepted "
        "suggestions "
        "alone.",
        "suggestions": "{made} suggestions: {accepted} accepted, {edited} edited, {rejected} rejected, {not_grounded} "
        "not in the text, {rest} undecided or set aside.",
        "quotations": "{count} coded quotations, cited by speaker, interview and turn; {withheld} of them withheld, as "
        "not permitted.",
        "coverage": "{coded} of participants' words are coded; {thirds} in the first, second and last third of the "
        "interviews.",
        "themes": "By number of interviews: {themes}.", "theme_one": "{label} ({count})",
        "title": "{title}", "question": "{question}",
        "memos": "{count} memos: {kinds}.",
        "permits": "Permitted today, of {of} participants: {uses}. Basis: {bases}.", "no_basis": "not noted",
        "pseudonymised": "Names and other identifiers were searched by {engines} and replaced; the originals are in a "
        "separate key file, so the texts are pseudonymised and not anonymous. Decisions of the review: {review}.",
        "approved": "{approved} of {interviews} interviews were approved by a person: {how}. {sentences}",
        "sentences_none": "No random sentences were read again.",
        "sent": "Left the computer: {calls} requests to {hosts}.", "sent_none": "No text left the computer.",
        "agreement": "{pair}: {figures}.", "figure": "{what} {percent} alike, alpha {alpha}",
        "blind": "Of {count} interviews, all or drawn turns were coded before suggestions were seen.",
        "ledger": "Every step is in an append-only ledger, each event chained by SHA-256; {seals} seals were made.",
        "use_processing": "analysis", "use_local_ai": "AI on this computer", "use_external_ai": "AI elsewhere",
        "use_quotation": "quotation", "use_archive": "archiving",
        "how_window": "in the window", "how_headless": "by command", "how_headless_bulk": "in bulk, without being seen",
        "kind_identifier_decided": "identifiers decided", "kind_identifier_added": "added by hand",
        "kind_identifier_changed": "changed", "kind_identifiers_listed": "from own lists",
        "kind_passages_marked": "passages marked", "kind_passage_added": "passages added",
        "kind_sentences_checked": "sentence checks", "kind_document_approved": "approvals",
        "anything": "coded at all", "concept": "concepts", "theme": "themes",
    },
    "de": {
        "heading": "Methodenanhang: {title}",
        "holds": "Pseudonymisiert; ohne Schlüssel.",
        "intro": "Allein aus dem Protokoll der Studie gefüllt, Stand Ereignis {seq} vom {day} (SHA-256 {hash}). Die "
        "Zahlen "
        "unter „Ereignisse“ sind die des Protokolls; die Befehle events und trace zeigen jedes. Codierende stehen mit "
        "Nummer "
        "da. "
        "„{missing}“ bleibt den Forschenden: bitte schreiben, oder sagen, dass es nicht zutrifft.",
        "missing": "Nicht aus den Daten beantwortet.",
        "coreq": "COREQ, Punkt für Punkt", "srqr": "SRQR, Punkt für Punkt",
        "number": "Nr.", "item": "Punkt", "answer": "Antwort", "events": "Ereignisse",
        "ai": "Einsatz von Sprachmodellen und Vorschlägen", "models_head": "Modelle, wie sie antworteten",
        "no_calls": "In dieser Studie wurde nichts vorgeschlagen: Weder ein Sprachmodell noch ein anderes Verfahren "
        "wurde "
        "eingesetzt.",
        "relations": "Zwischen Themen bestehen {count} Beziehungen, gestützt auf {quotations} Zitate; siehe "
        "Prozessmodell.",
        "compared": "{count} Zitate wurden mit den früheren ihres Konzepts verglichen: {each}.",
        "discussed": "Abweichungen zwischen Codierenden bei Konzepten und Themen: {count} besprochen, davon {resolved} "
        "in eine Regel überführt; {open} der jetzt bestehenden nicht besprochen. Regeln im Codebuch: {rules}.",
        "negative": "Stellen, die als Gegenbeispiel oder Grenze eines Themas markiert sind: {count} ({each}); gefunden "
        "mit der Suche nach Wörtern des Gegensatzes: {searched}.",
        "outcome_keep": "behalten", "outcome_split": "geteilt", "outcome_merge": "zusammengeführt",
        "outcome_memo": "als Memo festgehalten",
        "guide": "Halbstrukturiert, Fassungen des Leitfadens: {count}, Fragen in der letzten: {questions}; im Wortlaut "
        "unten.",
        "guide_head": "Der Interviewleitfaden",
        "policy": "Was zu Vorschlägen festgelegt wurde",
        "policy_none": "Wozu Vorschläge dienen, wurde nicht festgelegt.",
        "policy_step": "{day}, {who}: {what}", "policy_reason": "Grund: {reason}",
        "policy_words": "Vorgeschlagen werden darf: {kinds}; Codes {when}; es entscheiden: {deciders}, {how}; "
        "mindestens {share} der Redebeiträge sind zurückgehalten; Text darf gehen bis: {reach}.",
        "policy_nothing": "nichts", "policy_own_first": "erst nach eigenem Codieren eines Interviews",
        "policy_any_time": "jederzeit", "policy_everybody": "alle Codierenden", "policy_one_by_one": "einzeln gesehen",
        "policy_in_bulk": "auch gesammelt", "kinds_code": "Codes", "kinds_concept": "Konzepte",
        "kinds_theme": "Themen", "kinds_dimension": "Dimensionen",
        "asked": "Angefragt", "answered": "Geantwortet", "where": "Wo", "prompt": "Prompt", "parameters": "Parameter",
        "calls": "Anfragen", "days": "Von – bis (UTC)", "tokens": "Token ein/aus",
        "this_computer": "dieser Rechner", "this_network": "Netz der Einrichtung", "internet": "Internet",
        "no_answer": "keine Antwort", "builtin": "eingebaut, keine KI",
        "away": "Was den Rechner verließ, und wohin",
        "away_none": "Kein Text verließ den Rechner, auf dem die Studie liegt.",
        "away_one": "{host} ({where}): {calls} Anfragen mit pseudonymisiertem Text aus {interviews} Interviews, "
        "{first} "
        "bis {last}.",
        "away_unknown": "{count} Anfragen sind vielleicht angekommen, ohne dass eine Antwort kam.",
        "exports": "Geschriebene Dateien: {files}.",
        "review": "Pseudonymisierung und ihre Prüfung",
        "suggested": "Vorschläge und Entscheidungen", "rigor": "Übereinstimmung, Sättigung, Abdeckung",
        "prompts": "Prompts im Wortlaut", "no_prompts": "Kein Prompt wurde verwendet.",
        "digest": "SHA-256 des Prompts: {digest}",
        "references": "Programm und Modelle zitieren (BibTeX)",
        "bibtex_note": "Fehlendes ergänzen; wie ein Modell zitiert wird, sagt sein Anbieter.",
        "software": "Verbatim {version}. Das Protokoll hat {events} Ereignisse, von {first} bis {last}.",
        "models": "Vorschläge von {models}.", "models_none": "Weder Modell noch anderes Verfahren schlug etwas vor.",
        "sample_size": "{interviews} Interviews, {participants} Teilnehmende.",
        "withdrawn": "{count} Teilnehmende zogen ihre Einwilligung nach dem Interview zurück oder schränkten sie ein.",
        "attributes": "Zu den Teilnehmenden vermerkt: {names}; siehe Stichprobentabelle.",
        "formats": "Die Transkripte kamen als {formats}. Wie aufgezeichnet wurde, ist hier nicht bekannt.",
        "duration": "Von {count} Interviews: {least} bis {most} Minuten, zusammen {total}.",
        "saturation": "{level}: {found}, Basis 4 bis 6, Lauf 2 und 3, bei 5 %. Das ist kein Beweis; siehe unten.",
        "not_reached": "nicht erreicht", "reached": "erreicht bei {at}", "too_few": "zu wenige Interviews dafür",
        "coders": "{count}: {each}.", "coder_one": "{name} ({codings} Codierungen)",
        "tree": "{codes} Codes, {concept} Konzepte, {theme} Themen, {dimension} Dimensionen; siehe Datenstruktur.",
        "derivation": "Aus den Daten: {in_vivo} von {codes} Codes sind in vivo. {only} Codes beruhen allein auf "
        "angenommenen Vorschlägen.",
        "suggestions": "{made} Vorschläge: {accepted} angenommen, {edited} geändert, {rejected} abgelehnt, "
        "{not_grounded} nicht im Text, {rest} unentschieden oder beiseitegelegt.",
        "quotations": "{count} codierte Zitate, belegt mit Person, Interview und Redebeitrag; {withheld} davon "
        "zurückgehalten, weil nicht erlaubt.",
        "coverage": "{coded} der Wörter der Teilnehmenden sind codiert; {thirds} im ersten, zweiten und letzten "
        "Drittel "
        "der Interviews.",
        "themes": "Nach Zahl der Interviews: {themes}.", "theme_one": "{label} ({count})",
        "title": "{title}", "question": "{question}",
        "memos": "{count} Memos: {kinds}.",
        "permits": "Heute erlaubt, von {of} Teilnehmenden: {uses}. Grundlage: {bases}.", "no_basis": "nicht vermerkt",
        "pseudonymised": "Namen und andere Angaben wurden gesucht mit {engines} und ersetzt; die Originale liegen in "
        "einer "
        "getrennten Schlüsseldatei, die Texte sind also pseudonymisiert und nicht anonym. Entscheidungen der "
        "Prüfung: {review}.",
        "approved": "{approved} von {interviews} Interviews wurden von einer Person freigegeben: {how}. {sentences}",
        "sentences_none": "Zufällig gezogene Sätze wurden nicht noch einmal gelesen.",
        "sent": "Den Rechner verließen: {calls} Anfragen an {hosts}.", "sent_none": "Kein Text verließ den Rechner.",
        "agreement": "{pair}: {figures}.", "figure": "{what} {percent} gleich, Alpha {alpha}",
        "blind": "In {count} Interviews wurden alle oder gezogene Redebeiträge codiert, bevor Vorschläge zu sehen "
        "waren.",
        "ledger": "Jeder Schritt steht in einem Protokoll, an das nur angefügt wird, jedes Ereignis mit SHA-256 "
        "verkettet; "
        "{seals} Siegel wurden gemacht.",
        "use_processing": "Auswertung", "use_local_ai": "KI auf diesem Rechner", "use_external_ai": "KI anderswo",
        "use_quotation": "Zitate", "use_archive": "Archivierung",
        "how_window": "im Fenster", "how_headless": "per Befehl", "how_headless_bulk": "gesammelt, ohne Ansehen",
        "kind_identifier_decided": "Entscheidungen", "kind_identifier_added": "von Hand ergänzt",
        "kind_identifier_changed": "geändert", "kind_identifiers_listed": "aus eigenen Listen",
        "kind_passages_marked": "Stellen markiert", "kind_passage_added": "Stellen ergänzt",
        "kind_sentences_checked": "Satzproben", "kind_document_approved": "Freigaben",
        "anything": "überhaupt codiert", "concept": "Konzepte", "theme": "Themen",
    },
}  # fmt: skip
