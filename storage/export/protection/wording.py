"""The words of the file for the data-protection officer, German and English; drafts, no legal advice."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "title": "Unterlagen zum Datenschutz: {title}",
        "holds": "Entwurf aus den Einstellungen der Studie; keine Rechtsberatung.",
        "intro": "Aus den tatsächlichen Einstellungen der Studie zusammengestellt. Felder mit „{todo}“ und alle "
        "Bewertungen sind von den Verantwortlichen zu ergänzen und mit der oder dem Datenschutzbeauftragten "
        "abzustimmen.",
        "todo": "bitte ergänzen", "field": "Angabe", "content": "Inhalt", "none": "keine", "unknown": "nicht vermerkt",
        "record": "1 Eintrag für das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)",
        "controller": "Verantwortliche und Kontakt", "officer": "Datenschutzbeauftragte Person",
        "purpose": "Zweck",
        "purpose_is": "Wissenschaftliche Auswertung von Interviews in der Studie „{title}“. Forschungsfrage: "
        "{question}",
        "basis": "Rechtsgrundlage, wie vermerkt", "subjects": "Betroffene",
        "subjects_are": "{participants} Teilnehmende ({interviews} Interviews); in den Interviews genannte Dritte; "
        "Forschende, deren Entscheidungen protokolliert werden.",
        "data": "Daten",
        "data_are": "Transkripte von Interviews; zu den Teilnehmenden vermerkt: {attributes}; ursprüngliche Namen und "
        "Angaben in der Schlüsseldatei; Codes und Notizen; Protokoll der Schritte.",
        "special": "Besondere Kategorien (Art. 9, 10 DSGVO)",
        "special_are": "Stellen wurden vermerkt zu: {topics}. {kept} davon verlassen den Rechner nie.",
        "special_none": "Keine Stelle wurde vermerkt. Das schließt nicht aus, dass es welche gibt.",
        "recipients": "Empfänger",
        "recipients_none": "Keine: Es wurde kein Text über diesen Rechner hinaus gesendet. Erlaubt ist höchstens: "
        "{scope}.",
        "third": "Übermittlung in Drittländer", "third_none": "Keine.",
        "third_see": "Siehe die Angaben zu jedem Empfänger.",
        "deletion": "Löschfristen", "toms_ref": "Technische und organisatorische Maßnahmen", "toms_see": "Siehe 3.",
        "scope_this_computer": "dieser Rechner", "scope_this_network": "das Netz der Einrichtung",
        "scope_internet": "Dienste im Internet",
        "host": "Empfänger", "sent": "Gesendet",
        "sent_is": "{calls} Anfragen mit pseudonymisiertem Text aus {interviews} Interviews, {first} bis {last}; "
        "Modelle: {models}",
        "who": "Betreiber", "where": "Ort", "contract": "Auftragsverarbeitung",
        "transfer": "Grundlage der Übermittlung",
        "retention": "Speicherung dort", "training": "Training mit den Daten", "approved_by": "Genehmigt von",
        "until": "Gültig bis",
        "kept_originals": "Ursprünglicher Wortlaut", "kept_names": "Namen und Schlüssel", "kept_audio": "Tonaufnahmen",
        "kept_pseudonymised": "Pseudonymisierte Interviews", "kept_provenance": "Anfragen an Modelle und Antworten",
        "assessment": "2 Entwurf der Datenschutz-Folgenabschätzung (Art. 35 DSGVO)",
        "assessment_intro": "Ob eine Folgenabschätzung nötig ist, entscheiden die Verantwortlichen. Für sie spricht "
        "hier: {reasons}.",
        "reason_special": "Stellen zu besonderen Kategorien", "reason_ai": "Vorschläge durch Sprachmodelle",
        "reason_away": "Text an Dienste außerhalb dieses Rechners",
        "reason_none": "nach den Einstellungen nichts Besonderes",
        "description": "Beschreibung",
        "description_is": "Interviews werden auf einem Rechner eingelesen, Namen und andere Angaben gesucht "
        "({engines}) und durch Pseudonyme ersetzt. Eine Person prüft jedes Interview und gibt es frei ({approved} von "
        "{interviews}). Nur freigegebener Text kann codiert, gesendet oder ausgegeben werden. {ai}",
        "ai_here": "Sprachmodelle oder Verfahren auf diesem Rechner machen Vorschläge: {models}.",
        "ai_none": "Sprachmodelle wurden nicht eingesetzt.", "ai_away": "Vorschläge machen auch Modelle bei: {hosts}.",
        "person_decides": "Über jeden Vorschlag entscheidet eine namentlich vermerkte Person; über die Teilnehmenden "
        "entscheidet kein automatisches Verfahren.",
        "necessity": "Notwendigkeit und Verhältnismäßigkeit", "risk": "Risiko", "measure": "Maßnahme in dieser Studie",
        "rest": "Restrisiko",
        "risk_reidentified": "Teilnehmende werden aus dem Zusammenhang wiedererkannt",
        "measure_reidentified": "Pseudonyme mit Prüfung durch eine Person; Prüfung auf verbliebene Angaben und "
        "seltene Kombinationen vor jeder Ausgabe",
        "risk_key": "Die Schlüsseldatei gelangt in fremde Hände",
        "measure_key": "Eigene Datei, getrennt aufzubewahren; {key}",
        "risk_missed": "Ein Name wurde übersehen",
        "measure_missed": "Alles Gefundene wird ersetzt, bis eine Person anders entscheidet; letzte Suche nach "
        "bekannten Namen vor jedem Senden",
        "risk_away": "Text wird beim Betreiber eines Modells gespeichert oder weiter verwendet",
        "measure_away": "Senden höchstens bis: {scope}; nur an Empfänger mit vollständiger Karte; jede Anfrage vorher "
        "sichtbar und mit genauem Wortlaut protokolliert",
        "risk_third": "Genannte Dritte haben nicht eingewilligt",
        "measure_third": "Namen Dritter werden ersetzt und nie durch erfundene Namen",
        "risk_purpose": "Worte werden ohne Erlaubnis verwendet",
        "measure_purpose": "Erlaubnis je Person und Zweck; ohne sie wird nichts gesendet, zitiert oder archiviert; "
        "Widerruf löscht",
        "toms": "3 Technische und organisatorische Maßnahmen (Art. 32 DSGVO)",
        "tom_pseudonyms": "Pseudonymisierung vor jeder Auswertung; {approved} von {interviews} Interviews von einer "
        "Person freigegeben.",
        "tom_file": "Studiendatei verschlüsselt (SQLCipher, Passphrase): {yes}.",
        "tom_key": "Schlüsseldatei mit den Originalen: {key}.",
        "yes": "ja", "no": "nein", "key_protected": "verschlüsselt, mit Passphrase", "key_open": "nicht verschlüsselt",
        "key_elsewhere": "nicht neben der Studie; Ort und Schutz: bitte ergänzen",
        "key_destroyed": "am {day} aufgegeben; ob Kopien bestehen: bitte ergänzen",
        "tom_scope": "Text darf höchstens gehen bis: {scope}.",
        "tom_never": "{documents} Interviews und {passages} Stellen verlassen den Rechner nie.",
        "tom_ledger": "Jeder Schritt steht mit Person und Zeit in einem Protokoll, dessen Ereignisse mit SHA-256 "
        "verkettet sind.",
        "tom_permits": "Erlaubnis je Person und Zweck, heute: {permits}.",
        "tom_exports": "{count} Ausgaben sind mit Prüfsumme protokolliert.",
        "tom_place": "Zugang zum Rechner, Sicherung, Ort der Schlüsseldatei, Schulung",
        "use_processing": "Auswertung", "use_local_ai": "KI auf diesem Rechner", "use_external_ai": "KI anderswo",
        "use_quotation": "Zitate", "use_archive": "Archivierung",
        "information": "4 Information für Teilnehmende (Art. 13 DSGVO), Entwurf",
        "info_who": "Verantwortlich ist: {todo}. Datenschutzbeauftragte Person: {todo}.",
        "info_what": "Wir werten Ihr Interview für die Studie „{title}“ aus. Ihr Name und andere Angaben, an denen "
        "man Sie erkennen kann, werden durch Pseudonyme ersetzt. Das heißt: Ihre Daten sind pseudonymisiert, nicht "
        "anonym, solange es eine Schlüsseldatei gibt, mit der man die Namen wieder zuordnen kann. Diese Datei liegt "
        "getrennt bei uns.",
        "info_ai_here": "Beim Auswerten kann ein Computerprogramm, auch ein Sprachmodell (KI), auf unserem Rechner "
        "Vorschläge machen. Ihr Text verlässt den Rechner dafür nicht.",
        "info_ai_away": "Beim Auswerten machen Sprachmodelle (KI) Vorschläge. Dafür wird pseudonymisierter Text Ihres "
        "Interviews gesendet, wenn Sie das erlauben, an: {hosts}.",
        "info_ai_decides": "Was daraus wird, entscheidet immer ein Mensch.",
        "info_kept": "Wir bewahren auf: {kept}.",
        "info_rights": "Sie können Auskunft, Berichtigung, Einschränkung und Löschung verlangen, Ihre Einwilligung "
        "jederzeit widerrufen und sich bei einer Aufsichtsbehörde beschweren. Was vor dem Widerruf geschah, bleibt "
        "rechtmäßig; was schon veröffentlicht ist, können wir nicht zurückholen.",
        "consent": "5 Klausel zur Einwilligung in den Einsatz von KI, Entwurf",
        "consent_intro": "Jede Zeile ist einzeln und freiwillig anzukreuzen; ohne Kreuz gilt Nein. Die Teilnahme "
        "hängt nicht davon ab.",
        "consent_here": "Ich bin einverstanden, dass mein pseudonymisiertes Interview mit KI auf einem Rechner der "
        "Forschenden ausgewertet wird; der Text verlässt diesen Rechner dafür nicht.",
        "consent_away": "Ich bin einverstanden, dass pseudonymisierter Text meines Interviews an folgende Dienste "
        "gesendet wird, damit ein Sprachmodell Vorschläge macht: {hosts}. Ich weiß, wo der Dienst steht, was er "
        "speichert und ob er damit trainiert.",
        "consent_quote": "Ich bin einverstanden, dass Sätze aus meinem Interview pseudonymisiert zitiert werden.",
        "consent_archive": "Ich bin einverstanden, dass mein pseudonymisiertes Interview in einem Forschungsarchiv "
        "aufbewahrt wird.",
        "consent_sign": "Ort, Datum, Unterschrift: ____________________", "hosts_open": "(Dienst, Betreiber, Land)",
        "topic_health": "Gesundheit", "topic_belief": "Religion und Weltanschauung", "topic_politics": "Politik",
        "topic_origin": "Herkunft", "topic_union": "Gewerkschaft", "topic_sexual_life": "Sexualleben",
        "topic_offence": "Straftaten", "topic_other": "Sonstiges",
    },
    "en": {
        "title": "Data protection file: {title}",
        "holds": "A draft from the study's settings; no legal advice.",
        "intro": "Put together from the study's real settings. Fields with “{todo}”, and every judgement, are for "
        "those responsible to complete and to agree with the data-protection officer.",
        "todo": "please complete", "field": "Entry", "content": "Content", "none": "none", "unknown": "not noted",
        "record": "1 Entry for the record of processing activities (Art. 30 GDPR)",
        "controller": "Controller and contact", "officer": "Data-protection officer",
        "purpose": "Purpose",
        "purpose_is": "Scientific analysis of interviews in the study “{title}”. Research question: {question}",
        "basis": "Legal basis, as noted", "subjects": "Data subjects",
        "subjects_are": "{participants} participants ({interviews} interviews); third parties named in them; "
        "researchers, whose decisions are recorded.",
        "data": "Data",
        "data_are": "Transcripts of interviews; recorded on participants: {attributes}; original names and details in "
        "the key file; codes and notes; the record of steps.",
        "special": "Special categories (Art. 9, 10 GDPR)",
        "special_are": "Passages were noted on: {topics}. {kept} of them never leave the computer.",
        "special_none": "No passage was noted. That does not mean that there are none.",
        "recipients": "Recipients",
        "recipients_none": "None: no text was sent beyond this computer. Permitted at most: {scope}.",
        "third": "Transfers to third countries", "third_none": "None.",
        "third_see": "See the entries of each recipient.",
        "deletion": "Time limits for erasure", "toms_ref": "Technical and organisational measures",
        "toms_see": "See 3.",
        "scope_this_computer": "this computer", "scope_this_network": "the institute's network",
        "scope_internet": "services on the internet",
        "host": "Recipient", "sent": "Sent",
        "sent_is": "{calls} requests with pseudonymised text of {interviews} interviews, {first} to {last}; models: "
        "{models}",
        "who": "Operator", "where": "Place", "contract": "Processing contract", "transfer": "Basis of the transfer",
        "retention": "Kept there", "training": "Training with the data", "approved_by": "Approved by",
        "until": "Valid until",
        "kept_originals": "Original wording", "kept_names": "Names and key", "kept_audio": "Recordings",
        "kept_pseudonymised": "Pseudonymised interviews", "kept_provenance": "Requests to models and answers",
        "assessment": "2 Draft of the data protection impact assessment (Art. 35 GDPR)",
        "assessment_intro": "Whether an assessment is needed is for those responsible to decide. In favour of it "
        "here: {reasons}.",
        "reason_special": "passages on special categories", "reason_ai": "suggestions by language models",
        "reason_away": "text to services beyond this computer", "reason_none": "nothing special by the settings",
        "description": "Description",
        "description_is": "Interviews are read on one computer; names and other identifiers are searched ({engines}) "
        "and replaced by pseudonyms. A person reviews each interview and approves it ({approved} of {interviews}). "
        "Only approved text can be coded, sent or exported. {ai}",
        "ai_here": "Language models or procedures on this computer make suggestions: {models}.",
        "ai_none": "No language model was used.", "ai_away": "Suggestions are also made by models at: {hosts}.",
        "person_decides": "A named person decides on every suggestion; no automatic procedure decides on participants.",
        "necessity": "Necessity and proportionality", "risk": "Risk", "measure": "Measure in this study",
        "rest": "Remaining risk",
        "risk_reidentified": "Participants are recognised from the context",
        "measure_reidentified": "Pseudonyms, reviewed by a person; checks for remaining details and rare combinations "
        "before each export",
        "risk_key": "The key file falls into the wrong hands",
        "measure_key": "A file of its own, to be kept apart; {key}",
        "risk_missed": "A name was missed",
        "measure_missed": "All that is found is replaced until a person decides otherwise; a last search for known "
        "names before each request",
        "risk_away": "Text is kept or used further by a model's operator",
        "measure_away": "Sent at most to: {scope}; only to recipients with a complete card; each request shown before "
        "and recorded in its exact wording",
        "risk_third": "Third parties that are named did not consent",
        "measure_third": "Names of third parties are replaced, and never by invented names",
        "risk_purpose": "Words are used without permission",
        "measure_purpose": "Permission by person and use; without it nothing is sent, quoted or archived; withdrawal "
        "erases",
        "toms": "3 Technical and organisational measures (Art. 32 GDPR)",
        "tom_pseudonyms": "Pseudonymisation before any analysis; {approved} of {interviews} interviews approved by a "
        "person.",
        "tom_file": "Study file encrypted (SQLCipher, passphrase): {yes}.",
        "tom_key": "Key file with the originals: {key}.",
        "yes": "yes", "no": "no", "key_protected": "encrypted, with a passphrase", "key_open": "not encrypted",
        "key_elsewhere": "not beside the study; place and protection: please complete",
        "key_destroyed": "given up on {day}; whether copies exist: please complete",
        "tom_scope": "Text may go at most to: {scope}.",
        "tom_never": "{documents} interviews and {passages} passages never leave the computer.",
        "tom_ledger": "Every step is recorded with person and time, in a ledger whose events are chained by SHA-256.",
        "tom_permits": "Permission by person and use, today: {permits}.",
        "tom_exports": "{count} exports are recorded with a checksum.",
        "tom_place": "Access to the computer, backups, place of the key file, training",
        "use_processing": "analysis", "use_local_ai": "AI on this computer", "use_external_ai": "AI elsewhere",
        "use_quotation": "quotation", "use_archive": "archiving",
        "information": "4 Information for participants (Art. 13 GDPR), draft",
        "info_who": "Responsible: {todo}. Data-protection officer: {todo}.",
        "info_what": "We analyse your interview for the study “{title}”. Your name and other details by which you "
        "could be recognised are replaced by pseudonyms. That means: your data are pseudonymised, not anonymous, as "
        "long as there is a key file by which the names can be found again. We keep that file apart.",
        "info_ai_here": "A computer program, also a language model (AI), may make suggestions on our computer. Your "
        "text does not leave the computer for it.",
        "info_ai_away": "Language models (AI) make suggestions. For that, pseudonymised text of your interview is "
        "sent, if you permit it, to: {hosts}.",
        "info_ai_decides": "What becomes of them is always decided by a person.",
        "info_kept": "We keep: {kept}.",
        "info_rights": "You may ask for access, correction, restriction and erasure, withdraw your consent at any "
        "time, and complain to a supervisory authority. What was done before the withdrawal stays lawful; what is "
        "published already we cannot take back.",
        "consent": "5 Clause on consent to the use of AI, draft",
        "consent_intro": "Each line is ticked on its own and freely; without a tick the answer is no. Taking part "
        "does not depend on it.",
        "consent_here": "I agree that my pseudonymised interview is analysed with AI on a computer of the "
        "researchers; for this the text does not leave that computer.",
        "consent_away": "I agree that pseudonymised text of my interview is sent to the following services so that a "
        "language model makes suggestions: {hosts}. I know where the service is, what it keeps, and whether it trains "
        "with it.",
        "consent_quote": "I agree that sentences of my interview are quoted, pseudonymised.",
        "consent_archive": "I agree that my pseudonymised interview is kept in a research archive.",
        "consent_sign": "Place, date, signature: ____________________", "hosts_open": "(service, operator, country)",
        "topic_health": "health", "topic_belief": "religion and belief", "topic_politics": "politics",
        "topic_origin": "origin", "topic_union": "trade union", "topic_sexual_life": "sexual life",
        "topic_offence": "offences", "topic_other": "other",
    },
}  # fmt: skip
