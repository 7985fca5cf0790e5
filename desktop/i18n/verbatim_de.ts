<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Place</name>
    <message>
        <source>Accept suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Edit suggestion</source>
        <translation>Vorschlag ändern</translation>
    </message>
    <message>
        <source>Reject suggestion</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Mit Grund ablehnen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Nächster Vorschlag</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>Voriger Vorschlag</translation>
    </message>
    <message>
        <source>Show suggestions</source>
        <translation>Vorschläge zeigen</translation>
    </message>
    <message>
        <source>Undo the last step</source>
        <translation>Letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Suggest one grouping</source>
        <translation>Eine Gruppierung vorschlagen</translation>
    </message>
    <message>
        <source>Suggest two groupings side by side</source>
        <translation>Zwei Gruppierungen nebeneinander vorschlagen</translation>
    </message>
    <message>
        <source>Suggest three groupings side by side</source>
        <translation>Drei Gruppierungen nebeneinander vorschlagen</translation>
    </message>
    <message>
        <source>Go to the members</source>
        <translation>Zu den Mitgliedern</translation>
    </message>
    <message>
        <source>Accept only the selected members</source>
        <translation>Nur die ausgewählten Mitglieder annehmen</translation>
    </message>
    <message>
        <source>Leave the selected members out</source>
        <translation>Die ausgewählten Mitglieder weglassen</translation>
    </message>
    <message>
        <source>Split off the selected members</source>
        <translation>Die ausgewählten Mitglieder abspalten</translation>
    </message>
    <message>
        <source>Move members, or merge the group …</source>
        <translation>Mitglieder verschieben oder die Gruppe vereinen …</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Pick up (also Space)</source>
        <translation>Aufnehmen (auch Leertaste)</translation>
    </message>
    <message>
        <source>Drop on the card (also Space)</source>
        <translation>Auf der Karte ablegen (auch Leertaste)</translation>
    </message>
    <message>
        <source>Try there, not final</source>
        <translation>Dort probieren, nicht endgültig</translation>
    </message>
    <message>
        <source>Make final</source>
        <translation>Endgültig machen</translation>
    </message>
    <message>
        <source>Take out of its place</source>
        <translation>Vom Platz nehmen</translation>
    </message>
    <message>
        <source>Remove (what is in it stands open)</source>
        <translation>Entfernen (der Inhalt wird offen)</translation>
    </message>
    <message>
        <source>What speaks against it …</source>
        <translation>Was dagegen spricht …</translation>
    </message>
    <message>
        <source>Compare what joined …</source>
        <translation>Hinzugekommenes vergleichen …</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Show the board</source>
        <translation>Tafel zeigen</translation>
    </message>
    <message>
        <source>Data structure beside the board</source>
        <translation>Datenstruktur neben der Tafel</translation>
    </message>
    <message>
        <source>Larger figure</source>
        <translation>Abbildung größer</translation>
    </message>
    <message>
        <source>Smaller figure</source>
        <translation>Abbildung kleiner</translation>
    </message>
    <message>
        <source>Fit the figure</source>
        <translation>Abbildung einpassen</translation>
    </message>
    <message>
        <source>Filter cards</source>
        <translation>Karten filtern</translation>
    </message>
    <message>
        <source>Suggest concepts…</source>
        <translation>Konzepte vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest themes…</source>
        <translation>Themen vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest dimensions…</source>
        <translation>Dimensionen vorschlagen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export the replacement log (CSV)…</source>
        <translation>Ersetzungsliste exportieren (CSV)…</translation>
    </message>
    <message>
        <source>Export the key of the pseudonyms (CSV)…</source>
        <translation>Schlüssel der Pseudonyme exportieren (CSV)…</translation>
    </message>
    <message>
        <source>Compare two runs…</source>
        <translation>Zwei Läufe vergleichen …</translation>
    </message>
    <message>
        <source>Step by step: all that was done</source>
        <translation>Schritt für Schritt: alles, was getan wurde</translation>
    </message>
    <message>
        <source>Rigor: saturation, agreement, coverage</source>
        <translation>Güte: Sättigung, Übereinstimmung, Abdeckung</translation>
    </message>
    <message>
        <source>Export the provenance…</source>
        <translation>Herkunft exportieren …</translation>
    </message>
    <message>
        <source>Seal the ledger…</source>
        <translation>Protokoll siegeln …</translation>
    </message>
    <message>
        <source>Verify the study</source>
        <translation>Studie auf Unversehrtheit prüfen</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New study …</source>
        <translation>Neue Studie …</translation>
    </message>
    <message>
        <source>Open a study …</source>
        <translation>Studie öffnen …</translation>
    </message>
    <message>
        <source>Open the sample study</source>
        <translation>Beispielstudie öffnen</translation>
    </message>
    <message>
        <source>Import interviews …</source>
        <translation>Interviews importieren …</translation>
    </message>
    <message>
        <source>Export the codebook (JSON) …</source>
        <translation>Codebuch exportieren (JSON) …</translation>
    </message>
    <message>
        <source>Verify the study</source>
        <translation>Studie auf Unversehrtheit prüfen</translation>
    </message>
    <message>
        <source>Passphrases …</source>
        <translation>Passphrasen …</translation>
    </message>
    <message>
        <source>Where the key file is …</source>
        <translation>Wo die Schlüsseldatei liegt …</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups …</source>
        <translation>Sicherungen …</translation>
    </message>
    <message>
        <source>Close the study</source>
        <translation>Studie schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Who codes …</source>
        <translation>Wer codiert …</translation>
    </message>
    <message>
        <source>Where suggestions come from …</source>
        <translation>Woher Vorschläge kommen …</translation>
    </message>
    <message>
        <source>Prompts …</source>
        <translation>Prompts …</translation>
    </message>
    <message>
        <source>How finely codes are suggested …</source>
        <translation>Wie fein Codes vorgeschlagen werden …</translation>
    </message>
    <message>
        <source>Turns to code first …</source>
        <translation>Zuerst selbst zu codierende Beiträge …</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Interviews at the left</source>
        <translation>Interviews links</translation>
    </message>
    <message>
        <source>Panel at the right</source>
        <translation>Bereich rechts</translation>
    </message>
    <message>
        <source>The text alone</source>
        <translation>Nur der Text</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Larger letters everywhere</source>
        <translation>Größere Schrift überall</translation>
    </message>
    <message>
        <source>Smaller letters everywhere</source>
        <translation>Kleinere Schrift überall</translation>
    </message>
    <message>
        <source>Go to Study</source>
        <translation>Zu Studie</translation>
    </message>
    <message>
        <source>Go to Pseudonymise</source>
        <translation>Zu Pseudonymisieren</translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>Zu Codieren</translation>
    </message>
    <message>
        <source>Go to Themes</source>
        <translation>Zu Themen</translation>
    </message>
    <message>
        <source>Go to Report</source>
        <translation>Zu Bericht</translation>
    </message>
    <message>
        <source>Search in the study …</source>
        <translation>In der Studie suchen …</translation>
    </message>
    <message>
        <source>Find a command or an interview …</source>
        <translation>Befehl oder Interview finden …</translation>
    </message>
    <message>
        <source>Next interview</source>
        <translation>Nächstes Interview</translation>
    </message>
    <message>
        <source>Previous interview</source>
        <translation>Voriges Interview</translation>
    </message>
    <message>
        <source>What suggestions are for …</source>
        <translation>Wozu Vorschläge dienen …</translation>
    </message>
    <message>
        <source>What suggestions are good and bad at …</source>
        <translation>Was Vorschläge gut und schlecht können …</translation>
    </message>
    <message>
        <source>Interview guide …</source>
        <translation>Interviewleitfaden …</translation>
    </message>
    <message>
        <source>Sampling …</source>
        <translation>Stichprobe …</translation>
    </message>
    <message>
        <source>Compare quotations …</source>
        <translation>Zitate vergleichen …</translation>
    </message>
    <message>
        <source>Disagreements and rules …</source>
        <translation>Abweichungen und Regeln …</translation>
    </message>
    <message>
        <source>Negative cases …</source>
        <translation>Gegenbeispiele …</translation>
    </message>
    <message>
        <source>Relations between themes …</source>
        <translation>Beziehungen zwischen Themen …</translation>
    </message>
    <message>
        <source>Package for a second coder …</source>
        <translation>Paket für eine zweite codierende Person …</translation>
    </message>
    <message>
        <source>Merge a second coder&apos;s package …</source>
        <translation>Paket der zweiten codierenden Person zusammenführen …</translation>
    </message>
    <message>
        <source>Memos …</source>
        <translation>Memos …</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>About Verbatim</source>
        <translation>Über Verbatim</translation>
    </message>
    <message>
        <source>Accept suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Edit suggestion</source>
        <translation>Vorschlag ändern</translation>
    </message>
    <message>
        <source>Reject suggestion</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Mit Grund ablehnen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Nächster Vorschlag</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>Voriger Vorschlag</translation>
    </message>
    <message>
        <source>Undo decision</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Code selection in vivo</source>
        <translation>Auswahl in vivo codieren</translation>
    </message>
    <message>
        <source>New code for selection</source>
        <translation>Neuer Code für Auswahl</translation>
    </message>
    <message>
        <source>Mark as negative case of a theme …</source>
        <translation>Als Gegenbeispiel eines Themas markieren …</translation>
    </message>
    <message>
        <source>Write memo</source>
        <translation>Memo schreiben</translation>
    </message>
    <message>
        <source>Rename code</source>
        <translation>Code umbenennen</translation>
    </message>
    <message>
        <source>Remove coding</source>
        <translation>Codierung entfernen</translation>
    </message>
    <message>
        <source>Delete code</source>
        <translation>Code löschen</translation>
    </message>
    <message>
        <source>Move into …</source>
        <translation>Einordnen in …</translation>
    </message>
    <message>
        <source>Take out of its place</source>
        <translation>Aus der Einordnung nehmen</translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation>Zusammenlegen mit …</translation>
    </message>
    <message>
        <source>Split off the selected quotations …</source>
        <translation>Gewählte Stellen abteilen …</translation>
    </message>
    <message>
        <source>Compare what joined …</source>
        <translation>Hinzugekommenes vergleichen …</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das kommt</translation>
    </message>
    <message>
        <source>Show suggestions</source>
        <translation>Vorschläge zeigen</translation>
    </message>
    <message>
        <source>Show codebook</source>
        <translation>Codebuch zeigen</translation>
    </message>
    <message>
        <source>Find in interview</source>
        <translation>Im Interview suchen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>I code this interview first</source>
        <translation>Dieses Interview codiere ich zuerst</translation>
    </message>
    <message>
        <source>What I code first is coded</source>
        <translation>Zuerst Codiertes ist fertig</translation>
    </message>
    <message>
        <source>Suggest codes for this interview…</source>
        <translation>Codes für dieses Interview vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest codes for all approved interviews…</source>
        <translation>Codes für alle freigegebenen Interviews vorschlagen …</translation>
    </message>
</context>
<context>
    <name>AiPolicyDialog</name>
    <message>
        <source>What suggestions are for</source>
        <translation>Wozu Vorschläge dienen</translation>
    </message>
    <message>
        <source>Settle it so</source>
        <translation>So festlegen</translation>
    </message>
    <message>
        <source>Settled before the first suggestion at best. It binds every suggester, is recorded, and is printed in the methods appendix with each change and its reason.</source>
        <translation>Am besten vor dem ersten Vorschlag festgelegt. Es bindet jedes Vorschlagsverfahren, wird protokolliert und steht im Methodenanhang, mit jeder Änderung und ihrem Grund.</translation>
    </message>
    <message>
        <source>Text may go at most to:</source>
        <translation>Text darf höchstens gehen bis:</translation>
    </message>
    <message>
        <source>Why is it changed?</source>
        <translation>Warum wird es geändert?</translation>
    </message>
    <message>
        <source>Why so? (may stay empty)</source>
        <translation>Warum so? (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AlternativeView</name>
    <message>
        <source>Alternative {0}</source>
        <translation>Alternative {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n zu entscheiden</numerusform>
            <numerusform>%n zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided</source>
        <translation>
            <numerusform>%n entschieden</numerusform>
            <numerusform>%n entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit nowhere</source>
        <translation>
            <numerusform>%n passt nirgends</numerusform>
            <numerusform>%n passen nirgends</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppContext</name>
    <message>
        <source>Opening the study</source>
        <translation>Studie wird geöffnet</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Forscherin</translation>
    </message>
</context>
<context>
    <name>ApprovalBar</name>
    <message>
        <source>Side by side  P</source>
        <translation>Nebeneinander  P</translation>
    </message>
    <message>
        <source>Preview  P</source>
        <translation>Vorschau  P</translation>
    </message>
    <message>
        <source>Show exactly the text that will be sent, alone</source>
        <translation>Genau den Text zeigen, der gesendet wird, allein</translation>
    </message>
    <message>
        <source>Show exactly the text that will be sent</source>
        <translation>Genau den Text zeigen, der gesendet wird</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Approve again as {0}</source>
        <translation>Erneut freigeben als {0}</translation>
    </message>
    <message>
        <source>Approve as {0}</source>
        <translation>Freigeben als {0}</translation>
    </message>
    <message>
        <source>Approved by {0}, {1}</source>
        <translation>Freigegeben von {0}, {1}</translation>
    </message>
    <message>
        <source>The approval was voided by a later change.</source>
        <translation>Die Freigabe gilt nach einer späteren Änderung nicht mehr.</translation>
    </message>
    <message>
        <source>Not approved yet: nothing of it can be sent.</source>
        <translation>Noch nicht freigegeben: Nichts daraus wird gesendet.</translation>
    </message>
    <message>
        <source>The key file is not here; this is the text as it was replaced.</source>
        <translation>Die Schlüsseldatei ist nicht hier; dies ist der Text mit Ersetzungen.</translation>
    </message>
    <message>
        <source>{0} replaced</source>
        <translation>{0} ersetzt</translation>
    </message>
    <message>
        <source>{0} kept</source>
        <translation>{0} behalten</translation>
    </message>
    <message>
        <source>{0} not decided, they stay replaced</source>
        <translation>{0} offen, bleiben ersetzt</translation>
    </message>
    <message>
        <source>interviews still to approve: {0}</source>
        <translation>noch freizugeben: {0}</translation>
    </message>
</context>
<context>
    <name>ApprovalNotice</name>
    <message>
        <source>The text changed after it was approved. You can go on coding; nothing of it can be sent.</source>
        <translation>Der Text wurde nach der Freigabe geändert. Sie können weiter codieren; gesendet werden kann nichts daraus.</translation>
    </message>
    <message>
        <source>Review and approve</source>
        <translation>Prüfen und freigeben</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>Move into …</source>
        <translation>Einordnen in …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New concept …</source>
        <translation>Neues Konzept …</translation>
    </message>
    <message>
        <source>New theme …</source>
        <translation>Neues Thema …</translation>
    </message>
    <message>
        <source>New dimension …</source>
        <translation>Neue Dimension …</translation>
    </message>
</context>
<context>
    <name>AskPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s keyring, so that I need not type it here</source>
        <translation>Im Schlüsselbund dieses Rechners behalten, damit ich sie hier nicht eingeben muss</translation>
    </message>
    <message>
        <source>Open the study</source>
        <translation>Die Studie öffnen</translation>
    </message>
    <message>
        <source>Open without the key file</source>
        <translation>Ohne die Schlüsseldatei öffnen</translation>
    </message>
    <message>
        <source>Passphrase of the key file of “{name}”</source>
        <translation>Passphrase der Schlüsseldatei von „{name}“</translation>
    </message>
    <message>
        <source>Passphrase of “{name}”</source>
        <translation>Passphrase von „{name}“</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Without the key file, reading, coding and exporting work; names can&apos;t be shown or replaced.</source>
        <translation>Ohne die Schlüsseldatei gehen Lesen, Codieren und Exportieren; Namen lassen sich weder zeigen noch ersetzen.</translation>
    </message>
    <message>
        <source>Without it nobody can open the study, not even the makers of Verbatim.</source>
        <translation>Ohne sie kann niemand die Studie öffnen, auch die Leute hinter Verbatim nicht.</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Reading the steps</source>
        <translation>Schritte werden gelesen</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Search: words, a person, #12</source>
        <translation>Suche: Wörter, eine Person, #12</translation>
    </message>
    <message>
        <source>Search the steps</source>
        <translation>Schritte durchsuchen</translation>
    </message>
    <message>
        <source>Which steps</source>
        <translation>Welche Schritte</translation>
    </message>
    <message>
        <source>Steps, the newest first</source>
        <translation>Schritte, die neuesten zuerst</translation>
    </message>
    <message>
        <source>The chosen step</source>
        <translation>Der gewählte Schritt</translation>
    </message>
    <message>
        <source>Exact text</source>
        <translation>Genauer Text</translation>
    </message>
    <message>
        <source>Back to the numbers</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>Alle Schritte zeigen</translation>
    </message>
    <message>
        <source>Everything before it</source>
        <translation>Alles davor</translation>
    </message>
    <message>
        <source>All steps that this one came of, back to the interview and the prompt</source>
        <translation>Alle Schritte, auf die dieser zurückgeht, bis zum Interview und zum Prompt</translation>
    </message>
    <message>
        <source>Everything after it</source>
        <translation>Alles danach</translation>
    </message>
    <message>
        <source>All steps that came of this one</source>
        <translation>Alle Schritte, die aus diesem folgten</translation>
    </message>
    <message>
        <source>Copy a reference</source>
        <translation>Verweis kopieren</translation>
    </message>
    <message>
        <source>Exact request</source>
        <translation>Genaue Anfrage</translation>
    </message>
    <message>
        <source>Exact answer</source>
        <translation>Genaue Antwort</translation>
    </message>
    <message>
        <source>The reference is copied.</source>
        <translation>Der Verweis ist kopiert.</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Zu {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>What step {0} came of</source>
        <translation>Worauf Schritt {0} zurückgeht</translation>
    </message>
    <message>
        <source>What came of step {0}</source>
        <translation>Was aus Schritt {0} folgte</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>Interviews and permissions</source>
        <translation>Interviews und Einwilligungen</translation>
    </message>
    <message>
        <source>Names and sensitive passages</source>
        <translation>Namen und heikle Stellen</translation>
    </message>
    <message>
        <source>Requests and answers</source>
        <translation>Anfragen und Antworten</translation>
    </message>
    <message>
        <source>Decisions on suggestions</source>
        <translation>Entscheidungen über Vorschläge</translation>
    </message>
    <message>
        <source>Codes, structure and memos</source>
        <translation>Codes, Struktur und Memos</translation>
    </message>
    <message>
        <source>Study, exports, undo</source>
        <translation>Studie, Exporte, Rückgängig</translation>
    </message>
    <message>
        <source>what it held was erased</source>
        <translation>der Inhalt wurde gelöscht</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>This step was taken back later.</source>
        <translation>Dieser Schritt wurde später rückgängig gemacht.</translation>
    </message>
    <message>
        <source>It came of</source>
        <translation>Er geht zurück auf</translation>
    </message>
    <message>
        <source>It led to</source>
        <translation>Er führte zu</translation>
    </message>
    <message>
        <source>Step {0}, hash {1}</source>
        <translation>Schritt {0}, Hash {1}</translation>
    </message>
    <message>
        <source>“{0}”, step {1}, {2}, SHA-256 {3}</source>
        <translation>„{0}“, Schritt {1}, {2}, SHA-256 {3}</translation>
    </message>
    <message>
        <source>Host: {0}</source>
        <translation>Host: {0}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Prompt {0}, version {1}, {2}</source>
        <translation>Prompt {0}, Version {1}, {2}</translation>
    </message>
    <message>
        <source>Turns {0}–{1}</source>
        <translation>Redebeiträge {0}–{1}</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>number {0} of its answer</source>
        <translation>Nummer {0} der Antwort</translation>
    </message>
    <message>
        <source>stands in the interview word by word</source>
        <translation>steht wörtlich im Interview</translation>
    </message>
    <message>
        <source>stands in the interview but for spaces or quotation marks</source>
        <translation>steht bis auf Leerzeichen oder Anführungszeichen im Interview</translation>
    </message>
    <message>
        <source>stands in the interview at another place than was said</source>
        <translation>steht im Interview an einer anderen Stelle als angegeben</translation>
    </message>
    <message>
        <source>stands in the interview several times</source>
        <translation>steht mehrmals im Interview</translation>
    </message>
    <message>
        <source>stands in the interview in similar words only</source>
        <translation>steht nur in ähnlichen Worten im Interview</translation>
    </message>
    <message>
        <source>does not stand in the interview</source>
        <translation>steht nicht im Interview</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted with changes</source>
        <translation>Mit Änderung angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>after {0} seconds</source>
        <translation>nach {0} Sekunden</translation>
    </message>
    <message>
        <source>In bulk, without being seen.</source>
        <translation>Auf einmal, ohne gesehen worden zu sein.</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>Grund: {0}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Choose a code or a coding first.</source>
        <translation>Wählen Sie zuerst einen Code oder eine Codierung.</translation>
    </message>
</context>
<context>
    <name>Barred</name>
    <message>
        <source>This study does not let text go as far as {host}. The study&apos;s settings say how far.</source>
        <translation>In dieser Studie darf Text nicht bis zu {host} gehen. Wie weit, steht in den Einstellungen der Studie.</translation>
    </message>
    <message>
        <source>It was settled that no codes are suggested in this study.</source>
        <translation>Es wurde festgelegt, dass in dieser Studie keine Codes vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>It was settled that you code an interview first, before codes are suggested for it.</source>
        <translation>Es wurde festgelegt, dass Sie ein Interview zuerst selbst codieren, bevor Codes dafür vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>This interview never leaves Verbatim, so no model is asked.</source>
        <translation>Dieses Interview verlässt Verbatim nie; daher wird kein Modell gefragt.</translation>
    </message>
    <message>
        <source>{people}: suggestions are not permitted.</source>
        <translation>{people}: Vorschläge sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>{people}: AI on this computer is not permitted.</source>
        <translation>{people}: KI auf diesem Computer ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>{people}: AI beyond this computer is not permitted.</source>
        <translation>{people}: KI außerhalb dieses Computers ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>Left out, because it is not permitted: {titles}</source>
        <translation>Weggelassen, weil nicht erlaubt: {titles}</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>This does not fit there: codes go into concepts or themes, concepts into themes, themes into dimensions.</source>
        <translation>Das passt dort nicht hin: Codes gehören in Konzepte oder Themen, Konzepte in Themen, Themen in Dimensionen.</translation>
    </message>
    <message numerus="yes">
        <source>Name for %n card(s)</source>
        <translation>
            <numerusform>Name für %n Karte</numerusform>
            <numerusform>Name für %n Karten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) picked up.</source>
        <translation>
            <numerusform>%n Karte aufgenommen.</numerusform>
            <numerusform>%n Karten aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrows to go, Space to drop, T to try there, N for a new card, Esc to put back.</source>
        <translation>Pfeile bewegen, Leertaste legt ab, T probiert dort, N für eine neue Karte, Esc legt zurück.</translation>
    </message>
    <message>
        <source>Space picks up, arrows move, Enter renames, N makes a new card.</source>
        <translation>Leertaste nimmt auf, Pfeile bewegen, Eingabe benennt um, N legt eine neue Karte an.</translation>
    </message>
</context>
<context>
    <name>BugReport</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Verbatim made a mistake. What you decided before is saved.</source>
        <translation>Verbatim hat einen Fehler gemacht. Was Sie vorher entschieden haben, ist gespeichert.</translation>
    </message>
    <message>
        <source>This report holds no words of your interviews. It is also in {path}.</source>
        <translation>Dieser Bericht enthält keine Wörter aus Ihren Interviews. Er steht auch in {path}.</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Select words of a participant first.</source>
        <translation>Wählen Sie zuerst Wörter einer teilnehmenden Person aus.</translation>
    </message>
    <message>
        <source>Only words within one turn of a participant can be coded.</source>
        <translation>Codieren lassen sich nur Wörter aus einem einzelnen Redebeitrag einer teilnehmenden Person.</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n Code</numerusform>
            <numerusform>%n Codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n Zitat</numerusform>
            <numerusform>%n Zitate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s)</source>
        <translation>
            <numerusform>%n teilnehmende Person</numerusform>
            <numerusform>%n Teilnehmende</numerusform>
        </translation>
    </message>
    <message>
        <source>tried in {0}</source>
        <translation>probiert in {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n tried here</source>
        <translation>
            <numerusform>%n hier probiert</numerusform>
            <numerusform>%n hier probiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quot.</source>
        <translation>
            <numerusform>%n Zit.</numerusform>
            <numerusform>%n Zit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part.</source>
        <translation>
            <numerusform>%n Teiln.</numerusform>
            <numerusform>%n Teiln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>What it means, in a sentence or two</source>
        <translation>Was es bedeutet, in ein, zwei Sätzen</translation>
    </message>
    <message>
        <source>Belongs here</source>
        <translation>Gehört hierher</translation>
    </message>
    <message>
        <source>Does not belong here</source>
        <translation>Gehört nicht hierher</translation>
    </message>
    <message>
        <source>Label in the figure</source>
        <translation>Beschriftung in der Abbildung</translation>
    </message>
    <message>
        <source>As above, if nothing is written here</source>
        <translation>Wie oben, wenn hier nichts steht</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>A thought to keep</source>
        <translation>Ein Gedanke zum Behalten</translation>
    </message>
    <message>
        <source>Compare what joined …</source>
        <translation>Hinzugekommenes vergleichen …</translation>
    </message>
    <message>
        <source>What speaks against it …</source>
        <translation>Was dagegen spricht …</translation>
    </message>
    <message>
        <source>Members and quotations</source>
        <translation>Mitglieder und Zitate</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>No anchor quotation any more</source>
        <translation>Nicht mehr Ankerzitat</translation>
    </message>
    <message>
        <source>Take as anchor quotation</source>
        <translation>Als Ankerzitat nehmen</translation>
    </message>
    <message>
        <source>In “{0}”</source>
        <translation>In „{0}“</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Tried in “{0}”</source>
        <translation>Probiert in „{0}“</translation>
    </message>
    <message>
        <source>Make final</source>
        <translation>Endgültig machen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>First-order concept</source>
        <translation>Konzept erster Ordnung</translation>
    </message>
    <message>
        <source>Second-order theme</source>
        <translation>Thema zweiter Ordnung</translation>
    </message>
    <message>
        <source>Aggregate dimension</source>
        <translation>Aggregierte Dimension</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Deciding</source>
        <translation>Wird entschieden</translation>
    </message>
    <message>
        <source>The selected words never leave this computer: they go to no server and into no export.</source>
        <translation>Die ausgewählten Wörter verlassen diesen Rechner nie: Sie gehen an keinen Server und in keinen Export.</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Wird markiert</translation>
    </message>
    <message>
        <source>Checking what is left</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>Wird ergänzt</translation>
    </message>
    <message>
        <source>Drawing sentences</source>
        <translation>Sätze werden gezogen</translation>
    </message>
    <message>
        <source>Recording the check</source>
        <translation>Prüfung wird festgehalten</translation>
    </message>
    <message>
        <source>This is recorded, and stands in the report.</source>
        <translation>Das ist festgehalten und steht im Bericht.</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Before you approve</source>
        <translation>Vor der Freigabe</translation>
    </message>
    <message>
        <source>This interview</source>
        <translation>Dieses Interview</translation>
    </message>
    <message>
        <source>Whole study</source>
        <translation>Ganze Studie</translation>
    </message>
    <message>
        <source>Which interviews</source>
        <translation>Welche Interviews</translation>
    </message>
    <message>
        <source>What could still tell who somebody is</source>
        <translation>Was noch verraten kann, wer jemand ist</translation>
    </message>
    <message>
        <source>Capitalised words that no lexicon knows</source>
        <translation>Großgeschriebene Wörter, die kein Lexikon kennt</translation>
    </message>
    <message>
        <source>Random sentences</source>
        <translation>Zufällige Sätze</translation>
    </message>
    <message>
        <source>In no lexicon: a name? P person, L location, O organisation, X product replace it; F is fine.</source>
        <translation>In keinem Lexikon: ein Name? P Person, L Ort, O Organisation, X Produkt ersetzt; F lässt stehen.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) could still tell who somebody is.</source>
        <translation>
            <numerusform>%n Punkt kann noch verraten, wer jemand ist.</numerusform>
            <numerusform>%n Punkte können noch verraten, wer jemand ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found that could still tell who somebody is.</source>
        <translation>Nichts gefunden, was noch verraten kann, wer jemand ist.</translation>
    </message>
    <message>
        <source>Unknown words: {0}</source>
        <translation>Unbekannte Wörter: {0}</translation>
    </message>
    <message>
        <source>Read 300 sentences in which nothing was replaced, one key each: they tell how much was missed.</source>
        <translation>300 Sätze lesen, in denen nichts ersetzt wurde, mit je einer Taste: Sie sagen, wie viel übersehen wurde.</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Read random sentences</source>
        <translation>Zufällige Sätze lesen</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Changing the kind</source>
        <translation>Art wird geändert</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>Andere Art</translation>
    </message>
    <message>
        <source>Uniting</source>
        <translation>Wird zusammengelegt</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>This place apart</source>
        <translation>Diese Stelle für sich</translation>
    </message>
    <message>
        <source>Keep only here</source>
        <translation>Nur hier behalten</translation>
    </message>
    <message>
        <source>Replace only here</source>
        <translation>Nur hier ersetzen</translation>
    </message>
    <message>
        <source>Follow the other places again</source>
        <translation>Wieder wie die anderen Stellen</translation>
    </message>
    <message>
        <source>Somebody or something else: own pseudonym</source>
        <translation>Jemand oder etwas anderes: eigenes Pseudonym</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Wird entschieden</translation>
    </message>
    <message>
        <source>Splitting off</source>
        <translation>Wird abgetrennt</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>Wird hinzugefügt</translation>
    </message>
    <message>
        <source>What are the selected words?</source>
        <translation>Was sind die ausgewählten Wörter?</translation>
    </message>
    <message>
        <source>What stands for it</source>
        <translation>Was dafür steht</translation>
    </message>
    <message>
        <source>Changing what stands for it</source>
        <translation>Ersatz wird geändert</translation>
    </message>
    <message>
        <source>Changing who this is</source>
        <translation>Rolle wird geändert</translation>
    </message>
    <message>
        <source>What is always replaced?</source>
        <translation>Was wird immer ersetzt?</translation>
    </message>
    <message>
        <source>The selected words</source>
        <translation>Die ausgewählten Wörter</translation>
    </message>
</context>
<context>
    <name>CodeBar</name>
    <message>
        <source>Code for “{0}”</source>
        <translation>Code für „{0}“</translation>
    </message>
    <message>
        <source>Label, then Enter; Esc leaves</source>
        <translation>Bezeichnung, dann Eingabe; Esc verlässt</translation>
    </message>
    <message>
        <source>Label of the new code</source>
        <translation>Bezeichnung des neuen Codes</translation>
    </message>
</context>
<context>
    <name>CodePlace</name>
    <message>
        <source>Code</source>
        <translation>Codieren</translation>
    </message>
    <message>
        <source>Reading the permissions</source>
        <translation>Einwilligungen werden gelesen</translation>
    </message>
    <message>
        <source>Code “{0}” here as soon as its names are replaced and you have approved the text.</source>
        <translation>Hier codieren Sie „{0}“, sobald die Namen ersetzt sind und Sie den Text freigegeben haben.</translation>
    </message>
    <message>
        <source>Pseudonymise it</source>
        <translation>Pseudonymisieren</translation>
    </message>
    <message>
        <source>Choose an interview at the left to read and code it.</source>
        <translation>Wählen Sie links ein Interview, um es zu lesen und zu codieren.</translation>
    </message>
    <message>
        <source>Here you read your interviews and code them.</source>
        <translation>Hier lesen und codieren Sie Ihre Interviews.</translation>
    </message>
    <message>
        <source>Go to the study</source>
        <translation>Zur Studie</translation>
    </message>
    <message>
        <source>Turn {0}, {1}</source>
        <translation>Redebeitrag {0}, {1}</translation>
    </message>
    <message>
        <source>built-in, no AI</source>
        <translation>eingebaut, ohne KI</translation>
    </message>
    <message>
        <source>Taken back. The critic had dropped it, because: {0}</source>
        <translation>Zurückgeholt. Beim Gegenlesen weggelassen, weil: {0}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted with changes</source>
        <translation>Mit Änderung angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Turn {0}</source>
        <translation>Redebeitrag {0}</translation>
    </message>
    <message>
        <source>{0}, turn {1}, {2}</source>
        <translation>{0}, Redebeitrag {1}, {2}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>CodebookPanel</name>
    <message>
        <source>Filter codes</source>
        <translation>Codes filtern</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Move into …</source>
        <translation>Einordnen in …</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>No codes yet. Select words of a participant and press V to code them in vivo, or N for your own label.</source>
        <translation>Noch keine Codes. Wählen Sie Wörter einer teilnehmenden Person und drücken Sie V für einen In-vivo-Code oder N für eine eigene Bezeichnung.</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codieren</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>CodedFirst</name>
    <message>
        <source>I have coded it</source>
        <translation>Ich habe es codiert</translation>
    </message>
    <message>
        <source>I have coded them</source>
        <translation>Ich habe sie codiert</translation>
    </message>
    <message>
        <source>You code this interview first. Its suggestions are hidden until you have finished.</source>
        <translation>Sie codieren dieses Interview zuerst. Vorschläge dazu bleiben verborgen, bis Sie fertig sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s), marked in the margin, are for you to code first: no suggester has them.</source>
        <translation>
            <numerusform>Einen Beitrag, am Rand markiert, codieren Sie zuerst: Kein Vorschlagsmodell hat ihn.</numerusform>
            <numerusform>%n Beiträge, am Rand markiert, codieren Sie zuerst: Kein Vorschlagsmodell hat sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestions are hidden while you code this interview first.</source>
        <translation>Vorschläge sind verborgen, solange Sie dieses Interview zuerst codieren.</translation>
    </message>
    <message>
        <source>F</source>
        <comment>one letter for: first</comment>
        <translation>Z</translation>
    </message>
</context>
<context>
    <name>CoderPage</name>
    <message>
        <source>Code under this name</source>
        <translation>Unter diesem Namen codieren</translation>
    </message>
    <message>
        <source>Correct the name</source>
        <translation>Namen berichtigen</translation>
    </message>
    <message>
        <source>You stay the same coder; the former name stays in the ledger</source>
        <translation>Sie bleiben dieselbe codierende Person; der frühere Name bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Every decision is recorded under the name of who made it, and stays under it. In the list are those who have coded in the open study; type a name for somebody new.</source>
        <translation>Jede Entscheidung wird unter dem Namen der Person festgehalten, die sie trifft, und bleibt dort. In der Liste steht, wer in der offenen Studie codiert hat; für jemand Neues tippen Sie einen Namen.</translation>
    </message>
    <message>
        <source>Who codes</source>
        <translation>Wer codiert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{name} codes now.</source>
        <translation>{name} codiert jetzt.</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>New concept</source>
        <translation>Neues Konzept</translation>
    </message>
    <message>
        <source>New theme</source>
        <translation>Neues Thema</translation>
    </message>
    <message>
        <source>New dimension</source>
        <translation>Neue Dimension</translation>
    </message>
    <message>
        <source>Suggest concepts…</source>
        <translation>Konzepte vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest themes…</source>
        <translation>Themen vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest dimensions…</source>
        <translation>Dimensionen vorschlagen …</translation>
    </message>
    <message>
        <source>Every code has its place.</source>
        <translation>Jeder Code hat seinen Platz.</translation>
    </message>
    <message>
        <source>A concept gathers codes that say the like, close to the participants&apos; words. Drop codes here, press N, or ask for suggestions.</source>
        <translation>Ein Konzept sammelt Codes, die Ähnliches sagen, nah an den Worten der Befragten. Legen Sie Codes hier ab, drücken Sie N, oder holen Sie Vorschläge.</translation>
    </message>
    <message>
        <source>A theme is what concepts mean for your question. Drop concepts here, or press N.</source>
        <translation>Ein Thema ist, was Konzepte für Ihre Frage bedeuten. Legen Sie Konzepte hier ab, oder drücken Sie N.</translation>
    </message>
    <message>
        <source>A dimension gathers themes. Drop themes here, or press N.</source>
        <translation>Eine Dimension sammelt Themen. Legen Sie Themen hier ab, oder drücken Sie N.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Suggest…</source>
        <translation>Vorschlagen …</translation>
    </message>
    <message>
        <source>{open} open of {total}</source>
        <translation>{open} von {total} offen</translation>
    </message>
    <message>
        <source>Show all codes</source>
        <translation>Alle Codes zeigen</translation>
    </message>
    <message>
        <source>Show open codes only</source>
        <translation>Nur offene Codes zeigen</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>tried in {0}</source>
        <translation>probiert in {0}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command or interview</source>
        <translation>Befehl oder Interview</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
</context>
<context>
    <name>CompareRuns</name>
    <message>
        <source>Compare two runs</source>
        <translation>Zwei Läufe vergleichen</translation>
    </message>
    <message>
        <source>Choose two runs: the same interviews asked with another model or prompt.</source>
        <translation>Wählen Sie zwei Läufe: dieselben Interviews, mit einem anderen Modell oder Prompt befragt.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Comparing two runs</source>
        <translation>Zwei Läufe werden verglichen</translation>
    </message>
    <message>
        <source>Stopped: nothing was compared.</source>
        <translation>Angehalten: Es wurde nichts verglichen.</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>{same} the same, {new} new, {gone} gone.</source>
        <translation>{same} gleich, {new} neu, {gone} weg.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) could not be read again; what is kept of them counts.</source>
        <translation>
            <numerusform>%n Antwort konnte nicht noch einmal gelesen werden; es zählt, was davon aufbewahrt ist.</numerusform>
            <numerusform>%n Antworten konnten nicht noch einmal gelesen werden; es zählt, was davon aufbewahrt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} · {model} · prompt {prompt}, version {version}</source>
        <translation>{time} · {model} · Prompt {prompt}, Version {version}</translation>
    </message>
    <message>
        <source>built-in, no AI</source>
        <translation>eingebaut, ohne KI</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Earlier run</source>
        <translation>Früherer Lauf</translation>
    </message>
    <message>
        <source>Later run</source>
        <translation>Späterer Lauf</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ComparingDialog</name>
    <message>
        <source>Compare quotations</source>
        <translation>Zitate vergleichen</translation>
    </message>
    <message>
        <source>It belongs there</source>
        <translation>Es gehört dorthin</translation>
    </message>
    <message>
        <source>Split the concept</source>
        <translation>Konzept teilen</translation>
    </message>
    <message>
        <source>Merge with another</source>
        <translation>Mit einem anderen zusammenführen</translation>
    </message>
    <message>
        <source>Note it as a memo</source>
        <translation>Als Memo festhalten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Does it say the same as those before it? What comes of it is recorded; you split or merge in Themes.</source>
        <translation>Sagt es dasselbe wie die davor? Was dabei herauskommt, wird festgehalten; geteilt und zusammengeführt wird unter Themen.</translation>
    </message>
    <message>
        <source>Earlier quotations of the concept</source>
        <translation>Frühere Zitate des Konzepts</translation>
    </message>
    <message>
        <source>Note (needed for a memo)</source>
        <translation>Notiz (für ein Memo nötig)</translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s) to compare</source>
        <translation>
            <numerusform>%n Zitat zu vergleichen</numerusform>
            <numerusform>%n Zitate zu vergleichen</numerusform>
        </translation>
    </message>
    <message>
        <source>No quotation waits to be compared.</source>
        <translation>Kein Zitat wartet auf einen Vergleich.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>CorrectTextDialog</name>
    <message>
        <source>Correct the text</source>
        <translation>Den Text korrigieren</translation>
    </message>
    <message>
        <source>See what it does</source>
        <translation>Folgen ansehen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Original text of the interview</source>
        <translation>Ursprünglicher Text des Interviews</translation>
    </message>
    <message>
        <source>Every quotation moves with its words.</source>
        <translation>Jede Stelle wandert mit ihren Worten mit.</translation>
    </message>
    <message>
        <source>The corrected text is searched for names and must be approved again.</source>
        <translation>Der korrigierte Text wird auf Namen durchsucht und muss neu freigegeben werden.</translation>
    </message>
    <message>
        <source>Turns stay the turns that they are.</source>
        <translation>Die Redebeiträge bleiben, wie sie abgeteilt sind.</translation>
    </message>
    <message>
        <source>{0} quotations stay as they are, {1} hold corrected words.</source>
        <translation>{0} Stellen bleiben, wie sie sind, {1} enthalten korrigierte Worte.</translation>
    </message>
    <message>
        <source>To be checked, a memo will say so:</source>
        <translation>Zu prüfen, ein Memo erinnert daran:</translation>
    </message>
    <message>
        <source>Gone with their words, a memo on the code will say so:</source>
        <translation>Mit ihren Worten entfallen, ein Memo am Code sagt es:</translation>
    </message>
    <message>
        <source>{0} labels lose the words they stood on and become your own.</source>
        <translation>{0} Bezeichnungen verlieren die Worte, auf denen sie standen, und werden zu Ihren eigenen.</translation>
    </message>
    <message>
        <source>{0} suggestions lose their place.</source>
        <translation>{0} Vorschläge verlieren ihre Stelle.</translation>
    </message>
    <message>
        <source>Correcting the text</source>
        <translation>Text wird korrigiert</translation>
    </message>
</context>
<context>
    <name>DataStructureView</name>
    <message>
        <source>The data structure grows here, from the first concept or theme on.</source>
        <translation>Hier wächst die Datenstruktur, ab dem ersten Konzept oder Thema.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Deciding</source>
        <translation>Wird entschieden</translation>
    </message>
    <message>
        <source>There is no step to take back.</source>
        <translation>Es gibt keinen Schritt zurückzunehmen.</translation>
    </message>
    <message>
        <source>Taking a step back</source>
        <translation>Schritt wird zurückgenommen</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>Wird umbenannt</translation>
    </message>
    <message>
        <source>Added as {0}: places found in the study: {1}; interviews: {2}.</source>
        <translation>Hinzugefügt als {0}: gefundene Stellen in der Studie: {1}; Interviews: {2}.</translation>
    </message>
    <message>
        <source>Nothing was approved yet.</source>
        <translation>Es wurde noch nichts freigegeben.</translation>
    </message>
    <message>
        <source>Read all of the text first, add the names that were missed, and say so above it.</source>
        <translation>Lesen Sie zuerst den ganzen Text, ergänzen Sie übersehene Namen, und bestätigen Sie das über dem Text.</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Wird freigegeben</translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message>
        <source>Replace  ⏎</source>
        <translation>Ersetzen  ⏎</translation>
    </message>
    <message>
        <source>Keep  K</source>
        <translation>Behalten  K</translation>
    </message>
    <message>
        <source>Kind  T</source>
        <translation>Art  T</translation>
    </message>
    <message>
        <source>Form  R</source>
        <translation>Form  R</translation>
    </message>
    <message>
        <source>Same as  S</source>
        <translation>Gleich …  S</translation>
    </message>
    <message>
        <source>Apart  X</source>
        <translation>Für sich  X</translation>
    </message>
    <message>
        <source>Replace everywhere, Enter</source>
        <translation>Überall ersetzen, Eingabe</translation>
    </message>
    <message>
        <source>Keep everywhere, K</source>
        <translation>Überall behalten, K</translation>
    </message>
    <message>
        <source>Another kind, T</source>
        <translation>Andere Art, T</translation>
    </message>
    <message>
        <source>Placeholder, invented name or description; who a person is to the study, R</source>
        <translation>Platzhalter, erfundener Name oder Beschreibung; wer eine Person für die Studie ist, R</translation>
    </message>
    <message>
        <source>The same person or thing as another one, S</source>
        <translation>Dieselbe Person oder Sache wie eine andere, S</translation>
    </message>
    <message>
        <source>Treat this place apart, X</source>
        <translation>Diese Stelle für sich behandeln, X</translation>
    </message>
    <message>
        <source>stands as</source>
        <translation>steht als</translation>
    </message>
    <message>
        <source>What stands for it; F2 to change it</source>
        <translation>Was dafür steht; F2 zum Ändern</translation>
    </message>
    <message>
        <source>F2 to change it</source>
        <translation>F2 zum Ändern</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Place before  ←</source>
        <translation>Vorige Stelle  ←</translation>
    </message>
    <message>
        <source>Next place  →</source>
        <translation>Nächste Stelle  →</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>Replace, keep or unite them together.</source>
        <translation>Zusammen ersetzen, behalten oder zusammenlegen.</translation>
    </message>
    <message>
        <source>Replace {0}  ⏎</source>
        <translation>{0} ersetzen  ⏎</translation>
    </message>
    <message>
        <source>Keep {0}  K</source>
        <translation>{0} behalten  K</translation>
    </message>
    <message>
        <source>kept only here</source>
        <translation>nur hier behalten</translation>
    </message>
    <message>
        <source>replaced only here</source>
        <translation>nur hier ersetzt</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Dividing</name>
    <message>
        <source>Merge into …</source>
        <translation>Zusammenlegen mit …</translation>
    </message>
    <message>
        <source>Split off the selected quotations</source>
        <translation>Gewählte Stellen abteilen</translation>
    </message>
    <message>
        <source>Name of the new code</source>
        <translation>Name des neuen Codes</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>These words are not in the interview as they were given, so they can&apos;t be accepted.</source>
        <translation>Diese Wörter stehen so nicht im Interview; daher lassen sie sich nicht annehmen.</translation>
    </message>
    <message>
        <source>Not in the text: {0}</source>
        <translation>Nicht im Text: {0}</translation>
    </message>
    <message>
        <source>Answered: “{0}”</source>
        <translation>Geantwortet: „{0}“</translation>
    </message>
    <message>
        <source>From an answer that was cut, not offered. Ask again for this part to decide on it.</source>
        <translation>Aus einer abgeschnittenen Antwort, daher nicht angeboten. Fragen Sie diesen Teil erneut ab, um darüber zu entscheiden.</translation>
    </message>
    <message>
        <source>From an answer that was cut: {0}</source>
        <translation>Aus einer abgeschnittenen Antwort: {0}</translation>
    </message>
    <message>
        <source>The critic, a second request to the model, dropped these. Take back what you want to decide on.</source>
        <translation>Beim Gegenlesen, einer zweiten Anfrage an das Modell, wurden diese weggelassen. Holen Sie zurück, worüber Sie entscheiden möchten.</translation>
    </message>
    <message>
        <source>Dropped by the critic: {0}</source>
        <translation>Beim Gegenlesen weggelassen: {0}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Dropped by the critic, because: {0}</source>
        <translation>Beim Gegenlesen weggelassen, weil: {0}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Near, but not the same. Struck out is what was answered only.</source>
        <translation>Ähnlich, aber nicht gleich. Durchgestrichen ist, was nur in der Antwort steht.</translation>
    </message>
    <message>
        <source>“{0}” stands in several places. Which is meant?</source>
        <translation>„{0}“ steht an mehreren Stellen. Welche ist gemeint?</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Take this place</source>
        <translation>Diese Stelle nehmen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>What was finished before is kept.</source>
        <translation>Was vorher fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>“{title}” is not approved yet, so nothing of it can be sent.</source>
        <translation>„{title}“ ist noch nicht freigegeben; daher kann nichts daraus gesendet werden.</translation>
    </message>
    <message>
        <source>Review its replacements and approve it first.</source>
        <translation>Prüfen Sie zuerst die Ersetzungen und geben Sie es frei.</translation>
    </message>
    <message>
        <source>The text of “{title}” is not the one that was approved.</source>
        <translation>Der Text von „{title}“ ist nicht der, der freigegeben wurde.</translation>
    </message>
    <message>
        <source>Run Verify, then review and approve it again.</source>
        <translation>Prüfen Sie die Studie auf Unversehrtheit und geben Sie das Interview danach erneut frei.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Es ist nichts ausgewählt.</translation>
    </message>
    <message>
        <source>Select the words that identify somebody.</source>
        <translation>Wählen Sie die Wörter aus, die jemanden erkennbar machen.</translation>
    </message>
    <message>
        <source>{participants} did not permit that the words of “{title}” are processed.</source>
        <translation>{participants}: Die Verarbeitung der Worte aus „{title}“ ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Leave this interview out, or record the permission if you have one.</source>
        <translation>Lassen Sie dieses Interview weg, oder tragen Sie die Erlaubnis ein, wenn Sie eine haben.</translation>
    </message>
    <message>
        <source>“{title}” is marked so that it never leaves; nothing of it was sent.</source>
        <translation>„{title}“ verlässt diesen Computer nie; nichts davon wurde gesendet.</translation>
    </message>
    <message>
        <source>Use the built-in suggester, or take the mark off.</source>
        <translation>Nehmen Sie den eingebauten Vorschläger, oder heben Sie die Markierung auf.</translation>
    </message>
    <message>
        <source>The permission of {participants} has ended, so nothing was done with “{title}”.</source>
        <translation>Die Erlaubnis von {participants} ist abgelaufen; mit „{title}“ wurde nichts getan.</translation>
    </message>
    <message>
        <source>Leave this interview out, or record until when it is permitted now.</source>
        <translation>Lassen Sie dieses Interview weg, oder tragen Sie ein, bis wann die Erlaubnis jetzt gilt.</translation>
    </message>
    <message>
        <source>{participants} did not permit AI beyond this computer, so nothing of “{title}” was sent.</source>
        <translation>{participants}: KI außerhalb dieses Computers ist nicht erlaubt; von „{title}“ wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Leave this interview out, use AI on this computer or the built-in suggester, or record a wider permission if you have one.</source>
        <translation>Lassen Sie dieses Interview weg, nehmen Sie KI auf diesem Computer oder den eingebauten Vorschläger, oder tragen Sie eine weitere Erlaubnis ein, wenn Sie eine haben.</translation>
    </message>
    <message>
        <source>{participants} did not permit AI on this computer, so nothing of “{title}” was sent.</source>
        <translation>{participants}: KI auf diesem Computer ist nicht erlaubt; von „{title}“ wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Leave this interview out, use the built-in suggester, or record a wider permission if you have one.</source>
        <translation>Lassen Sie dieses Interview weg, nehmen Sie den eingebauten Vorschläger, oder tragen Sie eine weitere Erlaubnis ein, wenn Sie eine haben.</translation>
    </message>
    <message>
        <source>A recogniser gave up on a part of the text, so identifiers may have been missed.</source>
        <translation>Ein Erkenner hat bei einem Teil des Textes aufgegeben; es können Namen übersehen worden sein.</translation>
    </message>
    <message>
        <source>Nothing was replaced. Please try again; if it happens again, report it with the study&apos;s language.</source>
        <translation>Es wurde nichts ersetzt. Bitte versuchen Sie es noch einmal; tritt es wieder auf, melden Sie es mit der Sprache der Studie.</translation>
    </message>
    <message>
        <source>The process that looks for names ended unexpectedly.</source>
        <translation>Der Vorgang, der nach Namen sucht, wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>Nothing was replaced. Please try again; closing other programs frees memory.</source>
        <translation>Es wurde nichts ersetzt. Bitte versuchen Sie es noch einmal; andere Programme zu schließen, schafft Speicher.</translation>
    </message>
    <message>
        <source>Replace it, unless this person is a public figure.</source>
        <translation>Ersetzen Sie ihn, außer die Person steht im öffentlichen Leben.</translation>
    </message>
    <message>
        <source>Replace it, or say what sort of organisation it is.</source>
        <translation>Ersetzen Sie ihn, oder nennen Sie die Art der Organisation.</translation>
    </message>
    <message>
        <source>Replace it, or name the region instead.</source>
        <translation>Ersetzen Sie ihn, oder nennen Sie stattdessen die Region.</translation>
    </message>
    <message>
        <source>Replace it, or describe the job in broader words.</source>
        <translation>Ersetzen Sie sie, oder beschreiben Sie die Tätigkeit allgemeiner.</translation>
    </message>
    <message>
        <source>Replace it, or give a range.</source>
        <translation>Ersetzen Sie es, oder geben Sie eine Spanne an.</translation>
    </message>
    <message>
        <source>Replace it.</source>
        <translation>Ersetzen Sie sie.</translation>
    </message>
    <message>
        <source>Replace them, or leave month and year only.</source>
        <translation>Ersetzen Sie sie, oder lassen Sie nur Monat und Jahr stehen.</translation>
    </message>
    <message>
        <source>Replace them, or give a range.</source>
        <translation>Ersetzen Sie sie, oder geben Sie eine Spanne an.</translation>
    </message>
    <message>
        <source>Round them where they say something about one person or firm.</source>
        <translation>Runden Sie sie, wo sie etwas über eine Person oder eine Firma sagen.</translation>
    </message>
    <message>
        <source>Replace it in the text, or use a broader group in the table.</source>
        <translation>Ersetzen Sie ihn im Text, oder fassen Sie ihn in der Tabelle weiter.</translation>
    </message>
    <message>
        <source>{participant} is the only one in the sample table with this combination: {columns}.</source>
        <translation>Nur {participant} hat in der Stichprobentabelle diese Kombination: {columns}.</translation>
    </message>
    <message>
        <source>Use broader groups there, or leave a column out of what you publish.</source>
        <translation>Bilden Sie dort breitere Gruppen, oder veröffentlichen Sie eine Spalte nicht.</translation>
    </message>
    <message>
        <source>The column {column} of the sample table gives exact numbers about people.</source>
        <translation>Die Spalte {column} der Stichprobentabelle nennt genaue Zahlen über Personen.</translation>
    </message>
    <message>
        <source>Give ranges instead, such as 40–49.</source>
        <translation>Geben Sie stattdessen Spannen an, etwa 40–49.</translation>
    </message>
    <message>
        <source>The stored answer of the built-in suggester cannot be read.</source>
        <translation>Die gespeicherte Antwort des eingebauten Vorschlägers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Ask for suggestions again.</source>
        <translation>Holen Sie die Vorschläge noch einmal.</translation>
    </message>
    <message>
        <source>The built-in suggester stopped unexpectedly.</source>
        <translation>Der eingebaute Vorschläger wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>Try again; nothing was lost.</source>
        <translation>Versuchen Sie es noch einmal; es ging nichts verloren.</translation>
    </message>
    <message>
        <source>It is not clear yet which place in the interview this means.</source>
        <translation>Es ist noch nicht klar, welche Stelle im Interview gemeint ist.</translation>
    </message>
    <message>
        <source>Choose the place first, or reject the suggestion.</source>
        <translation>Wählen Sie zuerst die Stelle, oder lehnen Sie den Vorschlag ab.</translation>
    </message>
    <message>
        <source>This suggestion has no such place.</source>
        <translation>Diese Stelle hat der Vorschlag nicht.</translation>
    </message>
    <message>
        <source>Choose one of those shown.</source>
        <translation>Wählen Sie eine der gezeigten.</translation>
    </message>
    <message>
        <source>These words are not in the interview, so they can&apos;t become a code.</source>
        <translation>Diese Wörter stehen nicht im Interview; daher können sie kein Code werden.</translation>
    </message>
    <message>
        <source>They are kept as evidence of what the model answered.</source>
        <translation>Sie bleiben als Beleg dafür, was das Modell geantwortet hat.</translation>
    </message>
    <message>
        <source>This suggestion was decided already.</source>
        <translation>Über diesen Vorschlag ist schon entschieden.</translation>
    </message>
    <message>
        <source>Undo that decision to decide again.</source>
        <translation>Machen Sie die Entscheidung rückgängig, um neu zu entscheiden.</translation>
    </message>
    <message>
        <source>This text holds a name that the study replaces.</source>
        <translation>Dieser Text enthält einen Namen, den die Studie ersetzt.</translation>
    </message>
    <message>
        <source>Use the pseudonym instead; the study file holds no original names.</source>
        <translation>Nehmen Sie stattdessen das Pseudonym; die Studiendatei enthält keine echten Namen.</translation>
    </message>
    <message>
        <source>Nothing was sent: part {number} still holds an original of the kind {kind}, in the {source}.</source>
        <translation>Es wurde nichts gesendet: Teil {number} enthält noch ein Original der Art {kind} ({source}).</translation>
    </message>
    <message>
        <source>Add it to the replacements, or decide to keep it where it stands, approve again and send then.</source>
        <translation>Nehmen Sie es in die Ersetzungen auf oder entscheiden Sie, dass es stehen bleibt; geben Sie erneut frei und senden Sie dann.</translation>
    </message>
    <message>
        <source>The memo is empty.</source>
        <translation>Das Memo ist leer.</translation>
    </message>
    <message>
        <source>Write something, or leave it.</source>
        <translation>Schreiben Sie etwas, oder lassen Sie es.</translation>
    </message>
    <message>
        <source>Only words of one participant&apos;s turn can be coded.</source>
        <translation>Codieren lassen sich nur Wörter aus einem einzelnen Redebeitrag einer teilnehmenden Person.</translation>
    </message>
    <message>
        <source>Select within one turn of a participant.</source>
        <translation>Wählen Sie innerhalb eines solchen Redebeitrags aus.</translation>
    </message>
    <message>
        <source>No words are selected.</source>
        <translation>Es sind keine Wörter ausgewählt.</translation>
    </message>
    <message>
        <source>Select the words first.</source>
        <translation>Wählen Sie zuerst die Wörter aus.</translation>
    </message>
    <message>
        <source>There is no participant&apos;s turn in these interviews.</source>
        <translation>In diesen Interviews gibt es keinen Redebeitrag einer teilnehmenden Person.</translation>
    </message>
    <message>
        <source>Check who speaks in them.</source>
        <translation>Prüfen Sie, wer darin spricht.</translation>
    </message>
    <message>
        <source>There are fewer than two items that could be grouped.</source>
        <translation>Es gibt weniger als zwei Einträge, die sich gruppieren ließen.</translation>
    </message>
    <message>
        <source>Accept codes first, or take items out of their groups.</source>
        <translation>Nehmen Sie zuerst Codes an, oder nehmen Sie Einträge aus ihren Gruppen.</translation>
    </message>
    <message>
        <source>This study&apos;s text may not go to {host}.</source>
        <translation>Text dieser Studie darf nicht an {host} gehen.</translation>
    </message>
    <message>
        <source>Use the built-in suggester or a server within reach, or change where text may go in the study&apos;s settings.</source>
        <translation>Nehmen Sie den eingebauten Vorschläger oder einen erlaubten Server, oder ändern Sie in der Studie, wohin Text gehen darf.</translation>
    </message>
    <message>
        <source>What participants permit was changed after this was prepared; nothing was sent.</source>
        <translation>Was die Befragten erlauben, wurde geändert, nachdem dies vorbereitet war; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Ask for suggestions anew.</source>
        <translation>Fordern Sie die Vorschläge neu an.</translation>
    </message>
    <message>
        <source>{count} items may not be sent because of the permissions of those whose words they are, so there is nothing to group.</source>
        <translation>{count} Einträge dürfen nicht gesendet werden, weil es die, deren Worte es sind, nicht erlauben; so gibt es nichts zu gruppieren.</translation>
    </message>
    <message>
        <source>Use the built-in suggester, or record a wider permission if you have one.</source>
        <translation>Nehmen Sie den eingebauten Vorschläger, oder tragen Sie eine weitere Erlaubnis ein, wenn Sie eine haben.</translation>
    </message>
    <message>
        <source>The text of “{title}” was changed after this was prepared; nothing was sent.</source>
        <translation>Der Text von „{title}“ wurde geändert, nachdem dies vorbereitet war; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Approve it again and ask for suggestions anew.</source>
        <translation>Geben Sie ihn erneut frei und holen Sie die Vorschläge neu.</translation>
    </message>
    <message>
        <source>A pseudonym can&apos;t be empty.</source>
        <translation>Ein Pseudonym kann nicht leer sein.</translation>
    </message>
    <message>
        <source>Type what shall stand for the name.</source>
        <translation>Schreiben Sie, was für den Namen stehen soll.</translation>
    </message>
    <message>
        <source>This pseudonym stands for somebody else already.</source>
        <translation>Dieses Pseudonym steht schon für jemand anderen.</translation>
    </message>
    <message>
        <source>Choose another, or merge the two.</source>
        <translation>Wählen Sie ein anderes, oder legen Sie beide zusammen.</translation>
    </message>
    <message>
        <source>These words stand in an interview already, so they can&apos;t stand for a name.</source>
        <translation>Diese Wörter stehen schon in einem Interview; daher können sie nicht für einen Namen stehen.</translation>
    </message>
    <message>
        <source>Choose a pseudonym that occurs nowhere.</source>
        <translation>Wählen Sie ein Pseudonym, das nirgends vorkommt.</translation>
    </message>
    <message>
        <source>These places are not of this identifier.</source>
        <translation>Diese Stellen gehören nicht zu diesem Eintrag.</translation>
    </message>
    <message>
        <source>Choose among its own places.</source>
        <translation>Wählen Sie unter seinen eigenen Stellen.</translation>
    </message>
    <message>
        <source>“{title}” was not searched for names yet.</source>
        <translation>„{title}“ wurde noch nicht nach Namen durchsucht.</translation>
    </message>
    <message>
        <source>Pseudonymise it first.</source>
        <translation>Pseudonymisieren Sie es zuerst.</translation>
    </message>
    <message>
        <source>“{title}” has hardly any capital letters, so names in it are easily missed; it was not approved.</source>
        <translation>„{title}“ hat kaum Großbuchstaben, daher werden Namen darin leicht übersehen; es wurde nicht freigegeben.</translation>
    </message>
    <message>
        <source>Read all of it, add the names that were missed, and say so when you approve it.</source>
        <translation>Lesen Sie es ganz, ergänzen Sie übersehene Namen, und bestätigen Sie das bei der Freigabe.</translation>
    </message>
    <message>
        <source>{count} uncertain finds of {title} were not decided; they stay replaced, and nobody looked at them.</source>
        <translation>{count} unsichere Funde in {title} sind nicht entschieden; sie bleiben ersetzt, angesehen hat sie niemand.</translation>
    </message>
    <message>
        <source>Go through them; beside them there may be names that were missed.</source>
        <translation>Gehen Sie sie durch; neben ihnen können übersehene Namen stehen.</translation>
    </message>
    <message>
        <source>Clear each, or say that it never leaves this computer.</source>
        <translation>Geben Sie jede frei, oder legen Sie fest, dass sie diesen Computer nie verlässt.</translation>
    </message>
    <message>
        <source>{title} has hardly any capital letters, so names in it are easily missed, and nobody said that all of it was read.</source>
        <translation>{title} hat kaum Großbuchstaben, daher werden Namen darin leicht übersehen, und niemand hat bestätigt, alles gelesen zu haben.</translation>
    </message>
    <message>
        <source>No interview was searched for names yet.</source>
        <translation>Noch kein Interview wurde nach Namen durchsucht.</translation>
    </message>
    <message>
        <source>Pseudonymise one first.</source>
        <translation>Pseudonymisieren Sie zuerst eines.</translation>
    </message>
    <message>
        <source>At least one sentence has to be drawn.</source>
        <translation>Mindestens ein Satz muss gezogen werden.</translation>
    </message>
    <message>
        <source>Usual are 300.</source>
        <translation>Üblich sind 300.</translation>
    </message>
    <message>
        <source>There is no sentence in which nothing was replaced.</source>
        <translation>Es gibt keinen Satz, in dem nichts ersetzt ist.</translation>
    </message>
    <message>
        <source>Read the pseudonymised texts themselves.</source>
        <translation>Lesen Sie die pseudonymisierten Texte selbst.</translation>
    </message>
    <message>
        <source>The texts changed since these sentences were drawn, so they can&apos;t be told any more.</source>
        <translation>Die Texte haben sich geändert, seit diese Sätze gezogen wurden; sie lassen sich nicht mehr zuordnen.</translation>
    </message>
    <message>
        <source>Draw new ones, and record what you found before you change the texts.</source>
        <translation>Ziehen Sie neue, und halten Sie fest, was Sie finden, bevor Sie die Texte ändern.</translation>
    </message>
    <message>
        <source>No sentences were drawn with the seed {seed}.</source>
        <translation>Mit dem Startwert {seed} wurden keine Sätze gezogen.</translation>
    </message>
    <message>
        <source>Draw some first.</source>
        <translation>Ziehen Sie zuerst welche.</translation>
    </message>
    <message>
        <source>There is no sentence of that number among the {count} that were read.</source>
        <translation>Unter den {count} gelesenen Sätzen gibt es keinen mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Give the numbers as they are listed.</source>
        <translation>Nennen Sie die Nummern so, wie sie aufgelistet sind.</translation>
    </message>
    <message>
        <source>A label can&apos;t be empty.</source>
        <translation>Eine Bezeichnung kann nicht leer sein.</translation>
    </message>
    <message>
        <source>Type a few words.</source>
        <translation>Schreiben Sie ein paar Wörter.</translation>
    </message>
    <message>
        <source>There is no code or category {child}.</source>
        <translation>Es gibt keinen Code und keine Kategorie {child}.</translation>
    </message>
    <message>
        <source>It may have been removed.</source>
        <translation>Der Eintrag wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>This does not fit there.</source>
        <translation>Das passt dort nicht hin.</translation>
    </message>
    <message>
        <source>Codes go into concepts or themes, concepts into themes, themes into dimensions.</source>
        <translation>Codes gehören in Konzepte oder Themen, Konzepte in Themen, Themen in Dimensionen.</translation>
    </message>
    <message>
        <source>A coder needs a name.</source>
        <translation>Wer codiert, braucht einen Namen.</translation>
    </message>
    <message>
        <source>Decisions are recorded under it; type yours.</source>
        <translation>Entscheidungen werden darunter festgehalten; schreiben Sie Ihren.</translation>
    </message>
    <message>
        <source>A study needs a title.</source>
        <translation>Eine Studie braucht einen Titel.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Schreiben Sie einen.</translation>
    </message>
    <message>
        <source>“{given}” is not a speaker code.</source>
        <translation>„{given}“ ist kein Kürzel für Sprechende.</translation>
    </message>
    <message>
        <source>Use P01, P02 … for participants, I for the interviewer, - for another voice.</source>
        <translation>Nehmen Sie P01, P02 … für Teilnehmende, I für die interviewende Person, - für eine andere Stimme.</translation>
    </message>
    <message>
        <source>“{title}” was used for suggestions; its record must stay.</source>
        <translation>„{title}“ wurde für Vorschläge verwendet; der Nachweis muss bleiben.</translation>
    </message>
    <message>
        <source>Leave it in the study.</source>
        <translation>Lassen Sie es in der Studie.</translation>
    </message>
    <message>
        <source>An interview needs a title.</source>
        <translation>Ein Interview braucht einen Titel.</translation>
    </message>
    <message>
        <source>This interview has no such speaker label.</source>
        <translation>Diese Sprecherbezeichnung gibt es in dem Interview nicht.</translation>
    </message>
    <message>
        <source>Ask for its speakers to see the labels.</source>
        <translation>Die Liste der Sprechenden zeigt die Bezeichnungen.</translation>
    </message>
    <message>
        <source>There is no participant {participant}.</source>
        <translation>Es gibt keine teilnehmende Person {participant}.</translation>
    </message>
    <message>
        <source>The installed model {model} can&apos;t be loaded.</source>
        <translation>Das installierte Modell {model} lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Nothing was replaced. Update it to fit the installed spaCy or GLiNER, or uninstall it.</source>
        <translation>Es wurde nichts ersetzt. Aktualisieren Sie es passend zum installierten spaCy oder GLiNER, oder deinstallieren Sie es.</translation>
    </message>
    <message>
        <source>The name of a person stands as it is in {titles} ({count}×).</source>
        <translation>Der Name einer Person steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>The name of an organisation stands as it is in {titles} ({count}×).</source>
        <translation>Der Name einer Organisation steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>A place that is small, or of unknown size, stands as it is in {titles} ({count}×).</source>
        <translation>Ein kleiner Ort, oder einer von unbekannter Größe, steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>A job title that may point to one person stands as it is in {titles} ({count}×).</source>
        <translation>Eine Berufsbezeichnung, die auf eine einzige Person weisen kann, steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>An age stands as it is in {titles} ({count}×).</source>
        <translation>Ein Alter steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>A telephone number, an address or an identification stands as it is in {titles} ({count}×).</source>
        <translation>Eine Telefonnummer, eine Adresse oder eine Kennung steht unverändert in {titles} ({count}×).</translation>
    </message>
    <message>
        <source>Exact dates stand in {title} ({count}×).</source>
        <translation>Genaue Datumsangaben stehen in {title} ({count}×).</translation>
    </message>
    <message>
        <source>Ages stand in {title} ({count}×).</source>
        <translation>Altersangaben stehen in {title} ({count}×).</translation>
    </message>
    <message>
        <source>Numbers that are exact enough to look up stand in {title} ({count}×).</source>
        <translation>Zahlen, die genau genug zum Nachschlagen sind, stehen in {title} ({count}×).</translation>
    </message>
    <message>
        <source>The job of {participant} stands in {title} as the sample table names it ({count}×).</source>
        <translation>Der Beruf von {participant} steht in {title} so, wie ihn die Stichprobentabelle nennt ({count}×).</translation>
    </message>
    <message>
        <source>Passages of {title} that may speak of something sensitive were not looked at: {count}.</source>
        <translation>Stellen in {title}, die von etwas Sensiblem handeln können, sind nicht angesehen: {count}.</translation>
    </message>
    <message>
        <source>This stood in an answer that was cut off, so it is not offered.</source>
        <translation>Das stand in einer abgeschnittenen Antwort, deshalb wird es nicht angeboten.</translation>
    </message>
    <message>
        <source>Ask again for this part; the answer is kept.</source>
        <translation>Fragen Sie für diesen Teil noch einmal; die Antwort bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing was sent: the research question holds an original of the kind {kind}.</source>
        <translation>Es wurde nichts gesendet: Die Forschungsfrage enthält ein Original der Art {kind}.</translation>
    </message>
    <message>
        <source>Nothing was sent: a label or definition in the codebook holds an original of the kind {kind}.</source>
        <translation>Es wurde nichts gesendet: Eine Bezeichnung oder Definition im Codebuch enthält ein Original der Art {kind}.</translation>
    </message>
    <message>
        <source>Change the label or definition, or decide to keep these words everywhere, and send then.</source>
        <translation>Ändern Sie die Bezeichnung oder Definition oder entscheiden Sie, diese Wörter überall zu behalten, und senden Sie dann.</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of identifier.</source>
        <translation>„{kind}“ ist keine Art von Identifikator.</translation>
    </message>
    <message>
        <source>Use one of: {kinds}.</source>
        <translation>Verwenden Sie eine von: {kinds}.</translation>
    </message>
    <message>
        <source>There is no word to list.</source>
        <translation>Es gibt kein Wort für die Liste.</translation>
    </message>
    <message>
        <source>Type a name or a word.</source>
        <translation>Geben Sie einen Namen oder ein Wort ein.</translation>
    </message>
    <message>
        <source>This is too long for a list of names.</source>
        <translation>Das ist zu lang für eine Liste von Namen.</translation>
    </message>
    <message>
        <source>List names and single words.</source>
        <translation>Listen Sie Namen und einzelne Wörter auf.</translation>
    </message>
    <message>
        <source>Ask for the participants to see their codes.</source>
        <translation>Die Liste der Teilnehmenden zeigt ihre Kürzel.</translation>
    </message>
    <message>
        <source>There is no such passage in “{title}”.</source>
        <translation>Diese Stelle gibt es in „{title}“ nicht.</translation>
    </message>
    <message>
        <source>Choose some words of the interview.</source>
        <translation>Wählen Sie einige Worte des Interviews.</translation>
    </message>
    <message>
        <source>“{given}” is not a day.</source>
        <translation>„{given}“ ist kein Tag.</translation>
    </message>
    <message>
        <source>Write it as year, month and day: 2027-03-31.</source>
        <translation>Schreiben Sie Jahr, Monat und Tag: 2027-03-31.</translation>
    </message>
    <message>
        <source>In “{title}” no turn is a participant&apos;s, so nothing in it could be coded; it was not approved.</source>
        <translation>In „{title}“ stammt kein Redebeitrag von einer befragten Person, also gäbe es darin nichts zu codieren; es wurde nicht freigegeben.</translation>
    </message>
    <message>
        <source>Say first which speaker is the participant, such as P01.</source>
        <translation>Legen Sie zuerst fest, welche Sprecherin oder welcher Sprecher die befragte Person ist, etwa P01.</translation>
    </message>
    <message>
        <source>Only people have a role.</source>
        <translation>Nur Personen haben eine Rolle.</translation>
    </message>
    <message>
        <source>Choose names of people.</source>
        <translation>Wählen Sie Namen von Personen.</translation>
    </message>
    <message>
        <source>This interview is in the study already, as “{title}”.</source>
        <translation>Dieses Interview ist schon in der Studie, als „{title}“.</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>Es wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as a study file; it may be damaged.</source>
        <translation>{path} lässt sich nicht als Studiendatei lesen; sie ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Restore a backup of it.</source>
        <translation>Es wurde nichts geändert. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written.</source>
        <translation>{path} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that the disk is not full.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie dort schreiben dürfen und ob Platz ist.</translation>
    </message>
    <message>
        <source>There is already a file {path}.</source>
        <translation>Es gibt schon eine Datei {path}.</translation>
    </message>
    <message>
        <source>Choose another name, or open that study.</source>
        <translation>Wählen Sie einen anderen Namen, oder öffnen Sie jene Studie.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>Check the name, or make a study.</source>
        <translation>Prüfen Sie den Namen, oder legen Sie eine Studie an.</translation>
    </message>
    <message>
        <source>{path} is not a file that Verbatim made for this purpose.</source>
        <translation>{path} ist keine Datei, die Verbatim dafür angelegt hat.</translation>
    </message>
    <message>
        <source>Open a file that ends in .verbatim; its key file ends in .verbatim-key.</source>
        <translation>Öffnen Sie eine Datei, die auf .verbatim endet; ihre Schlüsseldatei endet auf .verbatim-key.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Verbatim (file version {found}, this one knows {version}).</source>
        <translation>{path} wurde von einem neueren Verbatim geschrieben (Dateiversion {found}, dieses kennt {version}).</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Verbatim to open it.</source>
        <translation>Es wurde nichts geändert. Aktualisieren Sie Verbatim, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>{path} is open in another Verbatim.</source>
        <translation>{path} ist in einem anderen Verbatim geöffnet.</translation>
    </message>
    <message>
        <source>Close it there first; only one may write at a time.</source>
        <translation>Schließen Sie sie dort zuerst; es kann immer nur einer schreiben.</translation>
    </message>
    <message>
        <source>Nothing was written: a key is made of the original names.</source>
        <translation>Es wurde nichts geschrieben: Ein Schlüssel besteht aus den Originalnamen.</translation>
    </message>
    <message>
        <source>Say explicitly that you want them, and keep the file as safe as the study&apos;s key file.</source>
        <translation>Sagen Sie ausdrücklich, dass Sie sie wollen, und verwahren Sie die Datei so sicher wie die Schlüsseldatei der Studie.</translation>
    </message>
    <message>
        <source>A replacement log lies in this folder already, and whoever gets both can undo the pseudonyms.</source>
        <translation>In diesem Ordner liegt schon ein Ersetzungsprotokoll, und wer beide bekommt, kann die Pseudonyme auflösen.</translation>
    </message>
    <message>
        <source>Choose another folder for the key.</source>
        <translation>Wählen Sie einen anderen Ordner für den Schlüssel.</translation>
    </message>
    <message>
        <source>{path} could not be opened: {reason}.</source>
        <translation>{path} ließ sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>Check the place, the name and your rights, and whether another program holds it.</source>
        <translation>Prüfen Sie Ort, Namen und Rechte, und ob ein anderes Programm die Datei hält.</translation>
    </message>
    <message>
        <source>Files ending in &quot;{suffix}&quot; cannot be read.</source>
        <translation>Dateien mit der Endung „{suffix}“ lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Save the transcript as one of these: {suffixes}.</source>
        <translation>Speichern Sie das Transkript in einem dieser Formate: {suffixes}.</translation>
    </message>
    <message>
        <source>The file holds no words.</source>
        <translation>Die Datei enthält keine Wörter.</translation>
    </message>
    <message>
        <source>Choose the file with the transcript.</source>
        <translation>Wählen Sie die Datei mit dem Transkript.</translation>
    </message>
    <message>
        <source>The name of this file has no ending, so it is not clear how to read it.</source>
        <translation>Der Name dieser Datei hat keine Endung; so ist nicht klar, wie sie zu lesen ist.</translation>
    </message>
    <message>
        <source>The file holds no readable text; it may be of another kind than its name says.</source>
        <translation>Die Datei enthält keinen lesbaren Text; sie ist vielleicht von anderer Art, als ihr Name sagt.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it as text (UTF-8).</source>
        <translation>Öffnen Sie sie im ursprünglichen Programm und speichern Sie sie als Text (UTF-8).</translation>
    </message>
    <message>
        <source>The file is no readable {kind}.</source>
        <translation>Die Datei ließ sich nicht als {kind} lesen.</translation>
    </message>
    <message>
        <source>It may be cut off, broken or of another kind: open it in the program it was made with and save it anew.</source>
        <translation>Sie ist vielleicht unvollständig, beschädigt oder von anderer Art: Öffnen Sie sie im ursprünglichen Programm und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>The {kind} is protected by a password.</source>
        <translation>Die Datei ({kind}) ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>Save it without the password and import that file.</source>
        <translation>Speichern Sie sie ohne Passwort und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>The {kind} is larger than {limit} MB.</source>
        <translation>Die Datei ({kind}) ist größer als {limit} MB.</translation>
    </message>
    <message>
        <source>A transcript is far smaller: take pictures and recordings out, or split the file.</source>
        <translation>Ein Transkript ist viel kleiner: Nehmen Sie Bilder und Aufnahmen heraus, oder teilen Sie die Datei.</translation>
    </message>
    <message>
        <source>A key file keeps no blobs.</source>
        <translation>Eine Schlüsseldatei bewahrt keine Anlagen auf.</translation>
    </message>
    <message>
        <source>Parts of the stored bytes {digest} were erased.</source>
        <translation>Teile der gespeicherten Bytes {digest} wurden gelöscht.</translation>
    </message>
    <message>
        <source>The stored bytes {digest} are not in the study.</source>
        <translation>Die gespeicherten Daten {digest} sind nicht in der Studie.</translation>
    </message>
    <message>
        <source>A {kind} in {path} can&apos;t be read: the file was altered outside Verbatim.</source>
        <translation>Ein Eintrag ({kind}) in {path} ist nicht lesbar: Die Datei wurde außerhalb von Verbatim verändert.</translation>
    </message>
    <message>
        <source>The study and its key file are not at the same point: one of them was replaced by another copy.</source>
        <translation>Studie und Schlüsseldatei sind nicht auf demselben Stand: Eine davon wurde durch eine andere Kopie ersetzt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Put back the two files that belong together, or open the study without its key.</source>
        <translation>Es wurde nichts geändert. Legen Sie die beiden zusammengehörigen Dateien zurück, oder öffnen Sie die Studie ohne Schlüssel.</translation>
    </message>
    <message>
        <source>There is no {kind} {record_id} in this study.</source>
        <translation>In dieser Studie gibt es keinen Eintrag {kind} {record_id}.</translation>
    </message>
    <message>
        <source>It may have been removed or undone.</source>
        <translation>Er wurde vielleicht entfernt oder rückgängig gemacht.</translation>
    </message>
    <message>
        <source>There is no such coder in this study.</source>
        <translation>Diese codierende Person gibt es in der Studie nicht.</translation>
    </message>
    <message>
        <source>Say who decides, by name.</source>
        <translation>Sagen Sie mit Namen, wer entscheidet.</translation>
    </message>
    <message>
        <source>What this step changed was erased for good.</source>
        <translation>Was dieser Schritt geändert hat, wurde endgültig gelöscht.</translation>
    </message>
    <message>
        <source>It can&apos;t be undone.</source>
        <translation>Er lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>This needs the study&apos;s key file, and it is not open.</source>
        <translation>Dafür wird die Schlüsseldatei der Studie gebraucht; sie ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>Put NAME.verbatim-key beside the study and open it again.</source>
        <translation>Legen Sie NAME.verbatim-key neben die Studie und öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>{path} belongs to another study.</source>
        <translation>{path} gehört zu einer anderen Studie.</translation>
    </message>
    <message>
        <source>Put this study&apos;s own key file beside it, or open the study without its key.</source>
        <translation>Legen Sie die eigene Schlüsseldatei der Studie daneben, oder öffnen Sie die Studie ohne Schlüssel.</translation>
    </message>
    <message>
        <source>{path} was begun but never became a study.</source>
        <translation>{path} wurde begonnen, aber nie zu einer Studie.</translation>
    </message>
    <message>
        <source>{path} is a key file, not a study.</source>
        <translation>{path} ist eine Schlüsseldatei, keine Studie.</translation>
    </message>
    <message>
        <source>Choose the file beside it that ends in .verbatim.</source>
        <translation>Wählen Sie die Datei daneben, die auf .verbatim endet.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a study.</source>
        <translation>{path} ist ein Ordner, keine Studie.</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>Nennen Sie eine Datei.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The built-in suggester has no critic: it is no AI and can&apos;t judge.</source>
        <translation>Der eingebaute Vorschläger liest nicht gegen: Er ist keine KI und kann nicht urteilen.</translation>
    </message>
    <message>
        <source>Choose a server, or leave the critic out.</source>
        <translation>Wählen Sie einen Server, oder verzichten Sie auf das Gegenlesen.</translation>
    </message>
    <message>
        <source>{participant} speaks with others in “{title}”, so nothing was made anonymous.</source>
        <translation>{participant} spricht in „{title}“ mit anderen, deshalb wurde nichts anonymisiert.</translation>
    </message>
    <message>
        <source>Erase or restrict instead, or take the original names of the whole study away with destroy-key.</source>
        <translation>Löschen oder sperren Sie stattdessen, oder vernichten Sie mit destroy-key die Namen der ganzen Studie.</translation>
    </message>
    <message>
        <source>Nothing was written: no interview may go to an archive, by what the participants permit.</source>
        <translation>Nichts wurde geschrieben: Nach dem, was die Teilnehmenden erlauben, darf kein Interview in ein Archiv.</translation>
    </message>
    <message>
        <source>Record under permissions who permits archiving; it is not permitted unless you say so.</source>
        <translation>Halten Sie unter „Was Teilnehmende erlauben“ fest, wer das Archivieren erlaubt; ohne das ist es nicht erlaubt.</translation>
    </message>
    <message>
        <source>Not all of these belong to this grouping.</source>
        <translation>Nicht alle davon gehören zu dieser Gruppierung.</translation>
    </message>
    <message>
        <source>Choose members of groups that stand together.</source>
        <translation>Wählen Sie Mitglieder von Gruppen, die beieinanderstehen.</translation>
    </message>
    <message>
        <source>A split leaves members on both sides.</source>
        <translation>Beim Teilen bleiben auf beiden Seiten Mitglieder.</translation>
    </message>
    <message>
        <source>Choose some of the members, not all.</source>
        <translation>Wählen Sie einige der Mitglieder, nicht alle.</translation>
    </message>
    <message>
        <source>A suggested code has no members.</source>
        <translation>Ein vorgeschlagener Code hat keine Mitglieder.</translation>
    </message>
    <message>
        <source>Choose a suggested group.</source>
        <translation>Wählen Sie eine vorgeschlagene Gruppe.</translation>
    </message>
    <message>
        <source>The text is the same as before.</source>
        <translation>Der Text ist derselbe wie zuvor.</translation>
    </message>
    <message>
        <source>Correct something, or leave it as it is.</source>
        <translation>Korrigieren Sie etwas, oder lassen Sie ihn, wie er ist.</translation>
    </message>
    <message>
        <source>The critic did not drop this suggestion.</source>
        <translation>Dieser Vorschlag wurde beim Gegenlesen nicht weggelassen.</translation>
    </message>
    <message>
        <source>Decide on it as on the others.</source>
        <translation>Entscheiden Sie darüber wie über die anderen.</translation>
    </message>
    <message>
        <source>The critic dropped this suggestion, so it is not offered.</source>
        <translation>Dieser Vorschlag wurde beim Gegenlesen weggelassen und wird deshalb nicht angeboten.</translation>
    </message>
    <message>
        <source>Take it back into the review first.</source>
        <translation>Holen Sie ihn zuerst in die Durchsicht zurück.</translation>
    </message>
    <message>
        <source>Change the research question in the study&apos;s settings, or decide under Pseudonymise that these words stay, and send then.</source>
        <translation>Ändern Sie die Forschungsfrage in den Einstellungen der Studie, oder entscheiden Sie unter Pseudonymisieren, dass diese Wörter bleiben, und senden Sie dann.</translation>
    </message>
    <message>
        <source>Nothing was sent: your own prompt holds an original of the kind {kind}.</source>
        <translation>Es wurde nichts gesendet: Ihr eigener Prompt enthält ein Original der Art {kind}.</translation>
    </message>
    <message>
        <source>Take it out of the prompt, or choose another one, and send then.</source>
        <translation>Nehmen Sie es aus dem Prompt heraus oder wählen Sie einen anderen, und senden Sie dann.</translation>
    </message>
    <message>
        <source>One alone can&apos;t be merged.</source>
        <translation>Eines allein kann nicht zusammengelegt werden.</translation>
    </message>
    <message>
        <source>Choose what is to be merged into it.</source>
        <translation>Wählen Sie, was darin aufgehen soll.</translation>
    </message>
    <message>
        <source>A split leaves quotations on both sides.</source>
        <translation>Beim Teilen bleiben auf beiden Seiten Stellen.</translation>
    </message>
    <message>
        <source>Choose some of its quotations.</source>
        <translation>Wählen Sie einige der Stellen.</translation>
    </message>
    <message>
        <source>Only categories of one level can be merged.</source>
        <translation>Nur Kategorien einer Ebene können zusammengelegt werden.</translation>
    </message>
    <message>
        <source>Choose concepts, or themes, or dimensions.</source>
        <translation>Wählen Sie Konzepte oder Themen oder Dimensionen.</translation>
    </message>
    <message>
        <source>The key of this study was destroyed already.</source>
        <translation>Der Schlüssel dieser Studie wurde bereits vernichtet.</translation>
    </message>
    <message>
        <source>There is nothing more to do.</source>
        <translation>Es ist nichts weiter zu tun.</translation>
    </message>
    <message>
        <source>Suggestions are being asked for at this moment, so nothing was erased.</source>
        <translation>Gerade werden Vorschläge angefordert, deshalb wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Wait until they are there, or stop them, and do it then.</source>
        <translation>Warten Sie, bis sie da sind, oder halten Sie sie an, und tun Sie es dann.</translation>
    </message>
    <message>
        <source>{count} codes, categories or suggestions are meant by “{given}”.</source>
        <translation>„{given}“ meint {count} Codes, Kategorien oder Vorschläge.</translation>
    </message>
    <message>
        <source>There is no code, category or suggestion “{given}”.</source>
        <translation>Es gibt keinen Code, keine Kategorie und keinen Vorschlag „{given}“.</translation>
    </message>
    <message>
        <source>Give its label or the first letters of its id.</source>
        <translation>Geben Sie die Bezeichnung oder die ersten Buchstaben der Kennung an.</translation>
    </message>
    <message>
        <source>The research question holds finds that are not decided ({count}×): with them, nothing is sent.</source>
        <translation>In der Forschungsfrage stehen Funde, über die nicht entschieden ist ({count}×): Mit ihnen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves the question when you approve. Or change the question.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet mit der Freigabe aus der Frage. Oder ändern Sie die Frage.</translation>
    </message>
    <message>
        <source>The study&apos;s title holds finds that are not decided ({count}×).</source>
        <translation>Im Titel der Studie stehen Funde, über die nicht entschieden ist ({count}×).</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves the title when you approve. Or change the title.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet mit der Freigabe aus dem Titel. Oder ändern Sie den Titel.</translation>
    </message>
    <message>
        <source>The names of interviews hold finds that are not decided ({count}×).</source>
        <translation>In den Namen von Interviews stehen Funde, über die nicht entschieden ist ({count}×).</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves these names when you approve.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet mit der Freigabe aus diesen Namen.</translation>
    </message>
    <message>
        <source>Memos hold finds that are not decided ({count}×).</source>
        <translation>In Memos stehen Funde, über die nicht entschieden ist ({count}×).</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves the memos when you approve. Or change the memos.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet mit der Freigabe aus den Memos. Oder ändern Sie die Memos.</translation>
    </message>
    <message>
        <source>Labels or definitions of the codebook hold finds that are not decided ({count}×): with them, nothing is sent.</source>
        <translation>In Bezeichnungen oder Definitionen des Codebuchs stehen Funde, über die nicht entschieden ist ({count}×): Mit ihnen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves the codebook when you approve. Or change the words.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet mit der Freigabe aus dem Codebuch. Oder ändern Sie die Wörter.</translation>
    </message>
    <message>
        <source>{count} quotations or labels are not the words that stand in the approved interviews, so nothing was exported.</source>
        <translation>{count} Zitate oder Bezeichnungen sind nicht die Worte, die in den freigegebenen Interviews stehen; deshalb wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Verify the study: something changed its file outside Verbatim. Go back to a backup.</source>
        <translation>Prüfen Sie die Studie: Etwas hat ihre Datei außerhalb von Verbatim verändert. Gehen Sie auf eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>There is no version “{name}”.</source>
        <translation>Es gibt keine Version „{name}“.</translation>
    </message>
    <message>
        <source>`versions` lists them with their names.</source>
        <translation>`versions` zeigt alle mit ihren Namen.</translation>
    </message>
    <message>
        <source>A version needs a name.</source>
        <translation>Eine Version braucht einen Namen.</translation>
    </message>
    <message>
        <source>Such as: v3, after the seventh interview.</source>
        <translation>Zum Beispiel: v3, nach dem siebten Interview.</translation>
    </message>
    <message>
        <source>There is a version “{name}” already.</source>
        <translation>Eine Version „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>A withdrawal needs a reason.</source>
        <translation>Ein Widerruf braucht einen Grund.</translation>
    </message>
    <message>
        <source>Say in a few words why, without a name: it is recorded.</source>
        <translation>Sagen Sie in wenigen Worten warum, ohne einen Namen: Es wird festgehalten.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>The backup at {path} is not sound and was removed.</source>
        <translation>Die Sicherung in {path} ist nicht in Ordnung und wurde entfernt.</translation>
    </message>
    <message>
        <source>The study itself is as it was. Check the disk, and back up to another one.</source>
        <translation>Die Studie selbst ist, wie sie war. Prüfen Sie den Datenträger, und sichern Sie auf einen anderen.</translation>
    </message>
    <message>
        <source>It is not clear which study {path} is a backup of.</source>
        <translation>Es ist nicht klar, von welcher Studie {path} eine Sicherung ist.</translation>
    </message>
    <message>
        <source>Say where it goes with -o STUDY.</source>
        <translation>Sagen Sie mit -o STUDY, wohin sie soll.</translation>
    </message>
    <message>
        <source>A passphrase needs at least {count} characters.</source>
        <translation>Eine Passphrase braucht mindestens {count} Zeichen.</translation>
    </message>
    <message>
        <source>Take four or five words that do not belong together.</source>
        <translation>Nehmen Sie vier oder fünf Wörter, die nicht zusammengehören.</translation>
    </message>
    <message>
        <source>{path} is protected by a passphrase.</source>
        <translation>{path} ist mit einer Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Nobody can open it without the passphrase, and nobody can bring a forgotten one back.</source>
        <translation>Ohne die Passphrase kann sie niemand öffnen, und eine vergessene bringt niemand zurück.</translation>
    </message>
    <message>
        <source>This passphrase does not open {path}.</source>
        <translation>Diese Passphrase öffnet {path} nicht.</translation>
    </message>
    <message>
        <source>Look at capital letters and the keyboard&apos;s language, and try again. If it was changed lately, a backup may still have the former one.</source>
        <translation>Achten Sie auf Großbuchstaben und die Sprache der Tastatur, und versuchen Sie es noch einmal. Wurde sie kürzlich geändert, kann eine Sicherung noch die frühere haben.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read any more; its drive may have been taken away.</source>
        <translation>{path} lässt sich nicht mehr lesen; das Laufwerk wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>What was decided before is on that drive. Bring it back, and open the study again.</source>
        <translation>Was vorher entschieden wurde, steht auf diesem Laufwerk. Schließen Sie es wieder an, und öffnen Sie die Studie neu.</translation>
    </message>
    <message>
        <source>{path} was replaced, moved or taken away by another program while it was open here.</source>
        <translation>{path} wurde von einem anderen Programm ersetzt, verschoben oder entfernt, während die Datei hier offen war.</translation>
    </message>
    <message>
        <source>Nothing was written: the figure takes {pages} pages, and this format holds one.</source>
        <translation>Es wurde nichts geschrieben: Die Abbildung braucht {pages} Seiten, und dieses Format fasst eine.</translation>
    </message>
    <message>
        <source>Name a file; each page then gets one of its own.</source>
        <translation>Nennen Sie eine Datei; jede Seite bekommt dann eine eigene.</translation>
    </message>
    <message>
        <source>Nothing was written: a file for an archive never holds original names.</source>
        <translation>Nichts wurde geschrieben: Eine Datei für ein Archiv enthält nie Originalnamen.</translation>
    </message>
    <message>
        <source>Leave the original names, or write a file that stays with you.</source>
        <translation>Lassen Sie die Originalnamen weg, oder schreiben Sie eine Datei, die bei Ihnen bleibt.</translation>
    </message>
    <message>
        <source>There is no code yet, and the format has no empty codebook.</source>
        <translation>Es gibt noch keinen Code, und das Format kennt kein leeres Codebuch.</translation>
    </message>
    <message>
        <source>Accept a suggestion or code by hand first.</source>
        <translation>Nehmen Sie zuerst einen Vorschlag an oder codieren Sie von Hand.</translation>
    </message>
    <message>
        <source>The order of collection does not name each interview once.</source>
        <translation>Die Reihenfolge der Erhebung nennt nicht jedes Interview genau einmal.</translation>
    </message>
    <message>
        <source>Name every interview of the study, the first one that was made first.</source>
        <translation>Nennen Sie jedes Interview der Studie, das zuerst geführte zuerst.</translation>
    </message>
    <message>
        <source>Suggestions for “{title}” were decided on already, so it can&apos;t be coded without having seen any.</source>
        <translation>Über Vorschläge zu „{title}“ wurde schon entschieden; es lässt sich nicht mehr codieren, ohne welche gesehen zu haben.</translation>
    </message>
    <message>
        <source>Choose an interview whose suggestions you have not seen.</source>
        <translation>Wählen Sie ein Interview, dessen Vorschläge Sie nicht gesehen haben.</translation>
    </message>
    <message>
        <source>Nothing is hidden in this interview.</source>
        <translation>In diesem Interview ist nichts verborgen.</translation>
    </message>
    <message>
        <source>Say first that you code it before you see suggestions.</source>
        <translation>Sagen Sie zuerst, dass Sie es codieren, bevor Sie Vorschläge sehen.</translation>
    </message>
    <message>
        <source>From none to half of the turns can be held out.</source>
        <translation>Zurückgehalten werden können keine bis die Hälfte der Beiträge.</translation>
    </message>
    <message>
        <source>The turns of an interview can&apos;t be read: the file was altered outside Verbatim.</source>
        <translation>Die Redebeiträge eines Interviews sind nicht lesbar: Die Datei wurde außerhalb von Verbatim verändert.</translation>
    </message>
    <message>
        <source>It was settled for this study that nothing of this kind is suggested ({kind}).</source>
        <translation>Für diese Studie wurde festgelegt, dass nichts dieser Art vorgeschlagen wird ({kind}).</translation>
    </message>
    <message>
        <source>Do it by hand, or change with a reason what was settled on suggestions.</source>
        <translation>Tun Sie es von Hand, oder ändern Sie mit einem Grund, was zu Vorschlägen festgelegt wurde.</translation>
    </message>
    <message>
        <source>It was settled that codes are suggested only after your own coding; “{title}” is not coded first yet.</source>
        <translation>Es wurde festgelegt, dass Codes erst nach Ihrem eigenen Codieren vorgeschlagen werden; „{title}“ ist noch nicht zuerst codiert.</translation>
    </message>
    <message>
        <source>Say that you code it before you see suggestions, code it, and say when you have finished.</source>
        <translation>Sagen Sie, dass Sie es codieren, bevor Sie Vorschläge sehen, codieren Sie es und sagen Sie, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>It was settled for this study that its text goes no further than this: {reach}.</source>
        <translation>Für diese Studie wurde festgelegt, dass ihr Text nicht weiter geht als: {reach}.</translation>
    </message>
    <message>
        <source>Change with a reason what was settled on suggestions.</source>
        <translation>Ändern Sie mit einem Grund, was zu Vorschlägen festgelegt wurde.</translation>
    </message>
    <message>
        <source>It was settled that others decide on suggestions in this study.</source>
        <translation>Es wurde festgelegt, dass in dieser Studie andere über Vorschläge entscheiden.</translation>
    </message>
    <message>
        <source>Work under the name of who decides, or change with a reason what was settled on suggestions.</source>
        <translation>Arbeiten Sie unter dem Namen der Person, die entscheidet, oder ändern Sie mit einem Grund, was zu Vorschlägen festgelegt wurde.</translation>
    </message>
    <message>
        <source>It was settled that each suggestion is seen before it is decided on.</source>
        <translation>Es wurde festgelegt, dass jeder Vorschlag gesehen wird, bevor darüber entschieden wird.</translation>
    </message>
    <message>
        <source>Decide on them one by one.</source>
        <translation>Entscheiden Sie einzeln darüber.</translation>
    </message>
    <message>
        <source>What was settled on suggestions is changed with a reason only.</source>
        <translation>Was zu Vorschlägen festgelegt wurde, wird nur mit einem Grund geändert.</translation>
    </message>
    <message>
        <source>Say why it is changed; the methods appendix prints it.</source>
        <translation>Sagen Sie, warum es geändert wird; der Methodenanhang druckt es.</translation>
    </message>
    <message>
        <source>Give a share between 0 and 50 percent.</source>
        <translation>Geben Sie einen Anteil zwischen 0 und 50 Prozent an.</translation>
    </message>
    <message>
        <source>It was settled for this study that at least {percent} percent of the turns are held out.</source>
        <translation>Für diese Studie wurde festgelegt, dass mindestens {percent} Prozent der Redebeiträge zurückgehalten werden.</translation>
    </message>
    <message>
        <source>This file holds no text and no code that could be taken in.</source>
        <translation>Diese Datei enthält keinen Text und keinen Code, der übernommen werden könnte.</translation>
    </message>
    <message>
        <source>Export it anew from the program that it comes from, with its documents.</source>
        <translation>Exportieren Sie sie neu aus dem Programm, aus dem sie kommt, mit den Dokumenten.</translation>
    </message>
    <message>
        <source>All codes of this file are in the study already.</source>
        <translation>Alle Codes dieser Datei sind schon in der Studie.</translation>
    </message>
    <message>
        <source>This quotation has no earlier ones in that concept to be compared with.</source>
        <translation>Dieses Zitat hat in dem Konzept keine früheren, mit denen es zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>Choose one of those that wait.</source>
        <translation>Wählen Sie eines von denen, die warten.</translation>
    </message>
    <message>
        <source>You code this place before you see suggestions, so this one is still hidden.</source>
        <translation>Diese Stelle codieren Sie, bevor Sie Vorschläge sehen; dieser ist deshalb noch verborgen.</translation>
    </message>
    <message>
        <source>Finish your own coding first.</source>
        <translation>Schließen Sie zuerst Ihr eigenes Codieren ab.</translation>
    </message>
    <message>
        <source>A guide without a question is none.</source>
        <translation>Ein Leitfaden ohne Frage ist keiner.</translation>
    </message>
    <message>
        <source>Write a question on each line.</source>
        <translation>Schreiben Sie in jede Zeile eine Frage.</translation>
    </message>
    <message>
        <source>The guide asks the same as before.</source>
        <translation>Der Leitfaden fragt dasselbe wie zuvor.</translation>
    </message>
    <message>
        <source>Change a question first.</source>
        <translation>Ändern Sie zuerst eine Frage.</translation>
    </message>
    <message>
        <source>A guide is changed with a reason only.</source>
        <translation>Ein Leitfaden wird nur mit einem Grund geändert.</translation>
    </message>
    <message>
        <source>Say what made you change it; the methods appendix prints it.</source>
        <translation>Sagen Sie, was Sie dazu brachte; der Methodenanhang druckt es ab.</translation>
    </message>
    <message>
        <source>That is no interviewer&apos;s turn.</source>
        <translation>Das ist kein Redebeitrag der Interviewenden.</translation>
    </message>
    <message>
        <source>Choose what an interviewer says.</source>
        <translation>Wählen Sie etwas, das Interviewende sagen.</translation>
    </message>
    <message>
        <source>The guide has no such question.</source>
        <translation>Diese Frage hat der Leitfaden nicht.</translation>
    </message>
    <message>
        <source>Choose one of its questions.</source>
        <translation>Wählen Sie eine seiner Fragen.</translation>
    </message>
    <message>
        <source>The guide has no version {number}.</source>
        <translation>Der Leitfaden hat keine Fassung {number}.</translation>
    </message>
    <message>
        <source>Ask for the guide to see its versions.</source>
        <translation>Rufen Sie den Leitfaden auf, um seine Fassungen zu sehen.</translation>
    </message>
    <message>
        <source>There is no such type of memo: {kind}.</source>
        <translation>Diese Art von Memo gibt es nicht: {kind}.</translation>
    </message>
    <message>
        <source>Choose code, theoretical, method or reflexive.</source>
        <translation>Wählen Sie code, theoretical, method oder reflexive.</translation>
    </message>
    <message>
        <source>Negative cases are of themes only.</source>
        <translation>Gegenbeispiele gehören nur zu Themen.</translation>
    </message>
    <message>
        <source>Choose a theme.</source>
        <translation>Wählen Sie ein Thema.</translation>
    </message>
    <message>
        <source>A negative case needs a note.</source>
        <translation>Ein Gegenbeispiel braucht eine Notiz.</translation>
    </message>
    <message>
        <source>Say in what it speaks against the theme.</source>
        <translation>Schreiben Sie, inwiefern er gegen das Thema spricht.</translation>
    </message>
    <message>
        <source>It is marked for this theme already.</source>
        <translation>Die Stelle ist für dieses Thema schon markiert.</translation>
    </message>
    <message>
        <source>Change its note.</source>
        <translation>Ändern Sie die Notiz dazu.</translation>
    </message>
    <message>
        <source>This is a coder&apos;s package itself.</source>
        <translation>Dies ist selbst ein Paket für eine Codiererin.</translation>
    </message>
    <message>
        <source>Make packages from the study that it is of.</source>
        <translation>Erstellen Sie Pakete aus der Studie, aus der es stammt.</translation>
    </message>
    <message>
        <source>No interview can go into a package: none is approved, or none may be used.</source>
        <translation>Kein Interview kann in ein Paket: Keines ist freigegeben, oder keines darf genutzt werden.</translation>
    </message>
    <message>
        <source>Approve interviews first, or look at what the participants permit.</source>
        <translation>Geben Sie zuerst Interviews frei, oder sehen Sie nach, was die Teilnehmenden erlauben.</translation>
    </message>
    <message>
        <source>A theme is not related to itself.</source>
        <translation>Ein Thema steht nicht in Beziehung zu sich selbst.</translation>
    </message>
    <message>
        <source>Choose two themes.</source>
        <translation>Wählen Sie zwei Themen.</translation>
    </message>
    <message>
        <source>A relation of your own needs a word.</source>
        <translation>Eine eigene Beziehung braucht ein Wort.</translation>
    </message>
    <message>
        <source>Type what it is.</source>
        <translation>Schreiben Sie, was sie ist.</translation>
    </message>
    <message>
        <source>Only themes are related to each other.</source>
        <translation>Nur Themen stehen in Beziehung zueinander.</translation>
    </message>
    <message>
        <source>These themes are related so already.</source>
        <translation>Diese Themen stehen schon in dieser Beziehung.</translation>
    </message>
    <message>
        <source>Change that relation instead.</source>
        <translation>Ändern Sie stattdessen diese Beziehung.</translation>
    </message>
    <message>
        <source>Nothing was said on it yet.</source>
        <translation>Dazu wurde noch nichts festgehalten.</translation>
    </message>
    <message>
        <source>Type what came of the discussion.</source>
        <translation>Schreiben Sie, was die Besprechung ergeben hat.</translation>
    </message>
    <message>
        <source>This rule is there already.</source>
        <translation>Diese Regel gibt es schon.</translation>
    </message>
    <message>
        <source>Change that one instead.</source>
        <translation>Ändern Sie stattdessen jene.</translation>
    </message>
    <message>
        <source>A rule without words is none.</source>
        <translation>Eine Regel ohne Worte ist keine.</translation>
    </message>
    <message>
        <source>Type what it says.</source>
        <translation>Schreiben Sie, was sie besagt.</translation>
    </message>
    <message>
        <source>There is nothing in this note.</source>
        <translation>In dieser Notiz steht nichts.</translation>
    </message>
    <message>
        <source>Type what is to be kept.</source>
        <translation>Schreiben Sie, was festgehalten werden soll.</translation>
    </message>
    <message>
        <source>When did collecting end?</source>
        <translation>Wann endete die Erhebung?</translation>
    </message>
    <message>
        <source>Give the day of its end.</source>
        <translation>Geben Sie den Tag ihres Endes an.</translation>
    </message>
    <message>
        <source>Somebody else codes under this name.</source>
        <translation>Unter diesem Namen codiert schon jemand anderes.</translation>
    </message>
    <message>
        <source>This package was altered outside Verbatim: it does not say what its ledger recorded.</source>
        <translation>Dieses Paket wurde außerhalb von Verbatim verändert: Es sagt nicht, was sein Protokoll festhielt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask for the file as it was when it was closed in Verbatim.</source>
        <translation>Nichts wurde verändert. Bitten Sie um die Datei, wie sie war, als sie in Verbatim geschlossen wurde.</translation>
    </message>
    <message>
        <source>Nothing was changed. Open the study that it was made from, and merge it there.</source>
        <translation>Nichts wurde verändert. Öffnen Sie die Studie, aus der es erstellt wurde, und führen Sie es dort zusammen.</translation>
    </message>
    <message>
        <source>The interview guide or notes on the sample hold finds that are not decided ({count}×).</source>
        <translation>Der Interviewleitfaden oder Notizen zur Stichprobe enthalten Funde, über die nicht entschieden ist ({count}×).</translation>
    </message>
    <message>
        <source>Decide on them here: what is replaced leaves them when you approve.</source>
        <translation>Entscheiden Sie hier darüber: Was ersetzt wird, verschwindet daraus mit Ihrer Freigabe.</translation>
    </message>
    <message>
        <source>This is the study itself.</source>
        <translation>Dies ist die Studie selbst.</translation>
    </message>
    <message>
        <source>Choose the package that came back.</source>
        <translation>Wählen Sie das Paket, das zurückkam.</translation>
    </message>
    <message>
        <source>This is a study, and not a package that was made for a second coder.</source>
        <translation>Dies ist eine Studie und kein Paket, das für eine zweite Codiererin erstellt wurde.</translation>
    </message>
    <message>
        <source>`coder-package` makes one, for a coder, from the study that it is to come back to.</source>
        <translation>`coder-package` erstellt eines, für eine Codiererin, aus der Studie, in die es zurückkommen soll.</translation>
    </message>
    <message>
        <source>The study is protected by a passphrase, so its package needs one too.</source>
        <translation>Die Studie ist durch eine Passphrase geschützt, also braucht ihr Paket auch eine.</translation>
    </message>
    <message>
        <source>Choose one that you tell the second coder, and not in the message that the file goes with.</source>
        <translation>Wählen Sie eine, die Sie der zweiten Codiererin mitteilen, und nicht in der Nachricht, mit der die Datei geht.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation>{path} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Copy it to a folder of yours.</source>
        <translation>Kopieren Sie die Datei in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{path} says that it is of file version {version}, and is of another one: it was altered outside Verbatim.</source>
        <translation>{path} gibt sich als Dateiversion {version} aus und ist von einer anderen: Die Datei wurde außerhalb von Verbatim verändert.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet.</source>
        <translation>Es gibt noch nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>Code and group first, then make the chart.</source>
        <translation>Codieren und gruppieren Sie zuerst, dann lässt sich das Diagramm machen.</translation>
    </message>
    <message>
        <source>There is no code yet, and so no data structure.</source>
        <translation>Es gibt noch keinen Code und daher keine Datenstruktur.</translation>
    </message>
    <message>
        <source>No themes are related yet, and so there is no process model.</source>
        <translation>Noch stehen keine Themen in Beziehung, also gibt es kein Prozessmodell.</translation>
    </message>
    <message>
        <source>Relate two themes first.</source>
        <translation>Setzen Sie zuerst zwei Themen in Beziehung.</translation>
    </message>
    <message>
        <source>Nothing was written: this file never holds original names.</source>
        <translation>Es wurde nichts geschrieben: Diese Datei enthält nie echte Namen.</translation>
    </message>
    <message>
        <source>Leave the original names out.</source>
        <translation>Lassen Sie die echten Namen weg.</translation>
    </message>
    <message>
        <source>Parquet files need the package pyarrow, which is not installed here.</source>
        <translation>Für Parquet-Dateien fehlt hier das Paket pyarrow.</translation>
    </message>
    <message>
        <source>Choose the tables as CSV, or install pyarrow beside Verbatim (its extra is called parquet).</source>
        <translation>Wählen Sie die Tabellen als CSV, oder installieren Sie pyarrow neben Verbatim (das Extra heißt parquet).</translation>
    </message>
    <message>
        <source>This codebook was written by a newer Verbatim (form {found}; this one reads up to {known}).</source>
        <translation>Dieses Codebuch hat eine neuere Fassung von Verbatim geschrieben (Form {found}; diese hier liest bis {known}).</translation>
    </message>
    <message>
        <source>Update Verbatim, or export the codebook as .qdc.</source>
        <translation>Aktualisieren Sie Verbatim, oder exportieren Sie das Codebuch als .qdc.</translation>
    </message>
    <message>
        <source>The table has no column with codes.</source>
        <translation>Die Tabelle hat keine Spalte mit Codes.</translation>
    </message>
    <message>
        <source>Its first row must have the headings: code, and if you like definition, concept, theme, dimension.</source>
        <translation>Ihre erste Zeile braucht die Überschriften: Code, und wenn Sie möchten Beschreibung, Konzept, Thema, Dimension.</translation>
    </message>
    <message>
        <source>The {kind} has no text, only pictures of pages.</source>
        <translation>Die Datei ({kind}) enthält keinen Text, nur Bilder von Seiten.</translation>
    </message>
    <message>
        <source>Let a program for text recognition (OCR) read it, and import the file with text that it makes.</source>
        <translation>Lassen Sie die Datei von einem Programm zur Texterkennung (OCR) lesen und importieren Sie die Datei mit Text, die dabei entsteht.</translation>
    </message>
    <message>
        <source>{name} is a table: it may hold the answers of a survey, or codes.</source>
        <translation>{name} ist eine Tabelle: Sie kann die Antworten einer Umfrage enthalten oder Codes.</translation>
    </message>
    <message>
        <source>Say which of the two it holds (without a window: --as survey or --as codebook).</source>
        <translation>Sagen Sie, was von beiden sie enthält (ohne Fenster: --as survey oder --as codebook).</translation>
    </message>
    <message>
        <source>The table has no column with open answers.</source>
        <translation>Die Tabelle hat keine Spalte mit offenen Antworten.</translation>
    </message>
    <message>
        <source>Its first row must have the questions, each further row one person&apos;s answers in words.</source>
        <translation>In der ersten Zeile müssen die Fragen stehen, in jeder weiteren Zeile die Antworten einer Person in Worten.</translation>
    </message>
    <message>
        <source>{path} could not be copied.</source>
        <translation>{path} ließ sich nicht kopieren.</translation>
    </message>
    <message>
        <source>Nothing was moved.</source>
        <translation>Es wurde nichts verschoben.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be overwritten and deleted.</source>
        <translation>{path} kann nicht überschrieben und gelöscht werden.</translation>
    </message>
    <message>
        <source>Delete it yourself, and every copy of it.</source>
        <translation>Löschen Sie die Datei selbst und jede Kopie davon.</translation>
    </message>
    <message>
        <source>{path} may only be read, and a study is written while it is open.</source>
        <translation>{path} darf nur gelesen werden, und eine Studie wird geschrieben, solange sie offen ist.</translation>
    </message>
    <message>
        <source>Allow writing to the file, or copy it and its key file to a folder of yours.</source>
        <translation>Erlauben Sie das Schreiben, oder kopieren Sie die Datei und ihre Schlüsseldatei in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{path} could not be written under the new passphrase.</source>
        <translation>{path} ließ sich unter der neuen Passphrase nicht schreiben.</translation>
    </message>
    <message>
        <source>The file is as it was. Check that the disk has room for a copy of it.</source>
        <translation>Die Datei ist, wie sie war. Prüfen Sie, ob der Datenträger Platz für eine Kopie hat.</translation>
    </message>
    <message>
        <source>Nothing can be read of {path} any more.</source>
        <translation>Von {path} ist nichts mehr lesbar.</translation>
    </message>
    <message>
        <source>It was not changed. Restore a backup of it.</source>
        <translation>Sie wurde nicht verändert. Kehren Sie zu einer Sicherung zurück.</translation>
    </message>
    <message>
        <source>No page of {path} can be read with this passphrase.</source>
        <translation>Keine Seite von {path} lässt sich mit dieser Passphrase lesen.</translation>
    </message>
    <message>
        <source>Look at capital letters and the keyboard&apos;s language, and try again. Where it is right, the beginning of the file is lost: restore a backup of it.</source>
        <translation>Achten Sie auf Großbuchstaben und die Sprache der Tastatur, und versuchen Sie es noch einmal. Wenn sie stimmt, ist der Anfang der Datei verloren: Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Move it away first.</source>
        <translation>Legen Sie sie zuerst woandershin.</translation>
    </message>
    <message>
        <source>This is no seal, or a part of it is missing.</source>
        <translation>Das ist kein Siegel, oder ein Teil davon fehlt.</translation>
    </message>
    <message>
        <source>Give all of the text that begins with {title}, or the file that holds it.</source>
        <translation>Geben Sie den ganzen Text an, der mit {title} beginnt, oder die Datei, in der er steht.</translation>
    </message>
    <message>
        <source>{path} holds no key for sealing.</source>
        <translation>{path} enthält keinen Schlüssel zum Siegeln.</translation>
    </message>
    <message>
        <source>Name the file that was made for it, or a new one.</source>
        <translation>Nennen Sie die Datei, die dafür angelegt wurde, oder eine neue.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the key for sealing, so nothing was sealed.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund, der den Schlüssel zum Siegeln aufbewahren könnte; es wurde nichts gesiegelt.</translation>
    </message>
    <message>
        <source>Name a file for the key; only you may read it, and whoever has it can seal in your name.</source>
        <translation>Nennen Sie eine Datei für den Schlüssel; nur Sie dürfen sie lesen, und wer sie hat, kann in Ihrem Namen siegeln.</translation>
    </message>
    <message>
        <source>{path} is not a sound backup: {problem}.</source>
        <translation>{path} ist keine unversehrte Sicherung: {problem}.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another backup, or restore this one to a new name with -o to see what it holds.</source>
        <translation>Nichts wurde geändert. Wählen Sie eine andere Sicherung, oder stellen Sie diese mit -o unter einem neuen Namen wieder her, um zu sehen, was sie enthält.</translation>
    </message>
    <message>
        <source>Nothing was changed. Name the key file of this backup.</source>
        <translation>Nichts wurde geändert. Nennen Sie die Schlüsseldatei dieser Sicherung.</translation>
    </message>
    <message>
        <source>The key file {path} is protected by a passphrase of its own.</source>
        <translation>Die Schlüsseldatei {path} ist mit einer eigenen Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Give that too, or open the study without its key: then no original can be seen and nothing pseudonymised.</source>
        <translation>Geben Sie auch diese an, oder öffnen Sie die Studie ohne ihren Schlüssel: Dann ist kein Original zu sehen und nichts zu pseudonymisieren.</translation>
    </message>
    <message>
        <source>In {path} the row of table “study” is missing; event {seq} of its {count} recorded it last.</source>
        <translation>In {path} fehlt die Zeile der Tabelle „study“; zuletzt hat sie Ereignis {seq} von {count} festgehalten.</translation>
    </message>
    <message>
        <source>Everything else is still there: keep the file. `recover` writes the row anew from the ledger into a file beside it; or restore a backup.</source>
        <translation>Alles andere ist noch da: Behalten Sie die Datei. `recover` schreibt die Zeile aus dem Protokoll neu in eine Datei daneben; oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>It holds no step. Move it and its key file away, and make the study again.</source>
        <translation>Sie enthält keinen Schritt. Legen Sie sie und ihre Schlüsseldatei beiseite, und legen Sie die Studie neu an.</translation>
    </message>
    <message>
        <source>The file {name} is not the token table of OpenAI&apos;s models.</source>
        <translation>Die Datei {name} ist nicht die Token-Tabelle der Modelle von OpenAI.</translation>
    </message>
    <message>
        <source>Choose the file o200k_base.tiktoken, or go on with the estimate.</source>
        <translation>Wählen Sie die Datei o200k_base.tiktoken, oder bleiben Sie bei der Schätzung.</translation>
    </message>
    <message>
        <source>The file {name} can&apos;t be read.</source>
        <translation>Die Datei {name} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The token table can&apos;t be read.</source>
        <translation>Die Token-Tabelle ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Choose another copy of the file.</source>
        <translation>Wählen Sie eine andere Kopie der Datei.</translation>
    </message>
    <message>
        <source>No model is chosen for {name}.</source>
        <translation>Für {name} ist kein Modell gewählt.</translation>
    </message>
    <message>
        <source>Choose one in the provider&apos;s settings.</source>
        <translation>Wählen Sie eines in den Einstellungen des Anbieters.</translation>
    </message>
    <message>
        <source>There is nothing here to make suggestions for.</source>
        <translation>Hier gibt es nichts, wofür Vorschläge möglich wären.</translation>
    </message>
    <message>
        <source>The model&apos;s answer can&apos;t be read: {reason}.</source>
        <translation>Die Antwort des Modells ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>It is kept. Ask again, or choose a model that follows a given form better.</source>
        <translation>Sie bleibt erhalten. Fragen Sie noch einmal, oder wählen Sie ein Modell, das vorgegebene Formen besser einhält.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached.</source>
        <translation>{host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check that the server runs and that its address is right; nothing that was finished is lost.</source>
        <translation>Prüfen Sie, ob der Server läuft und die Adresse stimmt; was fertig war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>{host} could not prove that it is {host}: its certificate is not trusted. Nothing was sent.</source>
        <translation>{host} konnte nicht belegen, dass es {host} ist: Dem Zertifikat wird nicht vertraut. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check the address. An institution&apos;s own certificate must be installed on this computer.</source>
        <translation>Prüfen Sie die Adresse. Ein eigenes Zertifikat einer Einrichtung muss auf diesem Computer installiert sein.</translation>
    </message>
    <message>
        <source>Check the address. If the server is right, enter its full name or number, so that it counts as what it is.</source>
        <translation>Prüfen Sie die Adresse. Ist der Server richtig, geben Sie seinen vollen Namen oder seine Nummer ein, damit er als das gilt, was er ist.</translation>
    </message>
    <message>
        <source>{host} answered with a web page, as the login page of a network does, not with a model&apos;s answer.</source>
        <translation>{host} antwortete mit einer Webseite, wie die Anmeldeseite eines Netzes, nicht mit der Antwort eines Modells.</translation>
    </message>
    <message>
        <source>Open a browser to see whether the network wants a login; check that the address is that of the API.</source>
        <translation>Sehen Sie im Browser nach, ob das Netz eine Anmeldung verlangt; prüfen Sie, ob die Adresse die der API ist.</translation>
    </message>
    <message>
        <source>{host} did not answer because the account has no credit left (HTTP {status}).</source>
        <translation>{host} hat nicht geantwortet, weil das Guthaben des Kontos aufgebraucht ist (HTTP {status}).</translation>
    </message>
    <message>
        <source>Look at the account&apos;s balance and limits with the provider; what is finished is kept.</source>
        <translation>Sehen Sie beim Anbieter nach Guthaben und Grenzen des Kontos; was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not connect to {host}. Nothing was sent.</source>
        <translation>Der Proxy {proxy} hat keine Verbindung zu {host} hergestellt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Check the proxy in the provider&apos;s settings; it must pass encrypted connections on unopened.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen des Anbieters; er muss verschlüsselte Verbindungen ungeöffnet weiterreichen.</translation>
    </message>
    <message>
        <source>llama.cpp&apos;s server could not run the model “{model}”.</source>
        <translation>Der Server von llama.cpp konnte das Modell „{model}“ nicht ausführen.</translation>
    </message>
    <message>
        <source>The file may be damaged, too large for this computer&apos;s memory, or newer than the installed llama.cpp.</source>
        <translation>Die Datei ist vielleicht beschädigt, zu groß für den Speicher dieses Computers oder neuer als das installierte llama.cpp.</translation>
    </message>
    <message>
        <source>The model&apos;s server on this computer ended before the answer was complete.</source>
        <translation>Der Server des Modells auf diesem Computer endete, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Verbatim starts it again. If that happens often, choose a smaller model: memory may be short.</source>
        <translation>Verbatim startet ihn neu. Kommt das öfter vor, wählen Sie ein kleineres Modell: Vielleicht ist der Speicher knapp.</translation>
    </message>
    <message>
        <source>The connection to {host} broke before the answer was complete.</source>
        <translation>Die Verbindung zu {host} brach ab, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>What came is kept. Ask again.</source>
        <translation>Was ankam, bleibt erhalten. Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>{host} answers, but there is no chat interface at this address (HTTP {status}).</source>
        <translation>{host} antwortet, aber unter dieser Adresse gibt es keine Chat-Schnittstelle (HTTP {status}).</translation>
    </message>
    <message>
        <source>Check the address: it usually ends in /v1.</source>
        <translation>Prüfen Sie die Adresse: Sie endet meist auf /v1.</translation>
    </message>
    <message>
        <source>{host} did not accept the API key (HTTP {status}).</source>
        <translation>{host} hat den API-Schlüssel nicht angenommen (HTTP {status}).</translation>
    </message>
    <message>
        <source>Enter a valid key in the provider&apos;s settings.</source>
        <translation>Geben Sie in den Einstellungen des Anbieters einen gültigen Schlüssel ein.</translation>
    </message>
    <message>
        <source>{host} does not know the model “{model}”.</source>
        <translation>{host} kennt das Modell „{model}“ nicht.</translation>
    </message>
    <message>
        <source>Choose one of the models that “Test connection” lists.</source>
        <translation>Wählen Sie eines der Modelle, die „Verbindung prüfen“ auflistet.</translation>
    </message>
    <message>
        <source>{host} wants a pause before the next request (HTTP {status}).</source>
        <translation>{host} verlangt eine Pause vor der nächsten Anfrage (HTTP {status}).</translation>
    </message>
    <message>
        <source>Wait and go on; what is finished is kept. If it persists, look at the account&apos;s limits.</source>
        <translation>Warten Sie und machen Sie dann weiter; was fertig ist, bleibt. Hält es an, prüfen Sie die Grenzen des Kontos.</translation>
    </message>
    <message>
        <source>The text is too long for the model “{model}” at {host}.</source>
        <translation>Der Text ist zu lang für das Modell „{model}“ bei {host}.</translation>
    </message>
    <message>
        <source>Choose a smaller excerpt, or give the server a larger context.</source>
        <translation>Wählen Sie kleinere Ausschnitte, oder geben Sie dem Server einen größeren Kontext.</translation>
    </message>
    <message>
        <source>{host} gave no complete answer within {seconds} seconds.</source>
        <translation>{host} gab in {seconds} Sekunden keine vollständige Antwort.</translation>
    </message>
    <message>
        <source>Ask again, choose a faster model or allow more time.</source>
        <translation>Fragen Sie noch einmal, wählen Sie ein schnelleres Modell, oder lassen Sie mehr Zeit.</translation>
    </message>
    <message>
        <source>{host} failed by itself (HTTP {status}).</source>
        <translation>Bei {host} trat ein Fehler auf (HTTP {status}).</translation>
    </message>
    <message>
        <source>Ask again later; what is finished is kept.</source>
        <translation>Fragen Sie später noch einmal; was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>{host} tried to pass the request on to another address (HTTP {status}). It was not followed.</source>
        <translation>{host} wollte die Anfrage an eine andere Adresse weiterleiten (HTTP {status}). Dem wurde nicht gefolgt.</translation>
    </message>
    <message>
        <source>Enter the final address if you trust it.</source>
        <translation>Geben Sie die endgültige Adresse ein, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>{host} did not take the request (HTTP {status}{detail}).</source>
        <translation>{host} hat die Anfrage nicht angenommen (HTTP {status}{detail}).</translation>
    </message>
    <message>
        <source>Run “Test connection”; the server or the model may not know one of the settings.</source>
        <translation>Nutzen Sie „Verbindung prüfen“; Server oder Modell kennen vielleicht eine der Einstellungen nicht.</translation>
    </message>
    <message>
        <source>The model declined to answer.</source>
        <translation>Das Modell hat die Antwort verweigert.</translation>
    </message>
    <message>
        <source>Its answer is kept. Try another model, or code this part yourself.</source>
        <translation>Seine Antwort bleibt erhalten. Versuchen Sie ein anderes Modell, oder codieren Sie diesen Teil selbst.</translation>
    </message>
    <message>
        <source>{host} cut off a part of what was sent.</source>
        <translation>{host} hat einen Teil des Gesendeten abgeschnitten.</translation>
    </message>
    <message>
        <source>The answer is kept but not offered. Choose a smaller excerpt, or give the server a larger context (Ollama: OLLAMA_CONTEXT_LENGTH; its early 0.30 versions count wrongly and need an update).</source>
        <translation>Die Antwort bleibt erhalten, wird aber nicht angeboten. Wählen Sie kleinere Ausschnitte, oder geben Sie dem Server einen größeren Kontext (Ollama: OLLAMA_CONTEXT_LENGTH; frühe Versionen 0.30 zählen falsch und brauchen ein Update).</translation>
    </message>
    <message>
        <source>The answer was cut off before its end.</source>
        <translation>Die Antwort wurde vor ihrem Ende abgeschnitten.</translation>
    </message>
    <message>
        <source>It is kept but not offered. Choose a smaller excerpt, or allow longer answers.</source>
        <translation>Sie bleibt erhalten, wird aber nicht angeboten. Wählen Sie kleinere Ausschnitte, oder lassen Sie längere Antworten zu.</translation>
    </message>
    <message>
        <source>The model file {name} can&apos;t be read.</source>
        <translation>Die Modelldatei {name} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The header of the prompt {name} names another purpose, language or version.</source>
        <translation>Der Kopf des Prompts {name} nennt einen anderen Zweck, eine andere Sprache oder Version.</translation>
    </message>
    <message>
        <source>Correct the text, or choose another version under “Prompts”; the originals are always there.</source>
        <translation>Berichtigen Sie den Text oder wählen Sie unter „Prompts“ eine andere Version; die Originale sind immer da.</translation>
    </message>
    <message>
        <source>The prompt {name} holds placeholders that there are not: {placeholders}.</source>
        <translation>Der Prompt {name} enthält Platzhalter, die es nicht gibt: {placeholders}.</translation>
    </message>
    <message>
        <source>The prompt {name} lacks a placeholder that it needs: {placeholders}.</source>
        <translation>Dem Prompt {name} fehlt ein Platzhalter, den er braucht: {placeholders}.</translation>
    </message>
    <message>
        <source>The version of the prompt {name} is not a whole number.</source>
        <translation>Die Version des Prompts {name} ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>The prompt {name} needs instructions, then a line &lt;!-- user --&gt;, then what is asked.</source>
        <translation>Der Prompt {name} braucht Anweisungen, dann eine Zeile &lt;!-- user --&gt;, dann das, was gefragt wird.</translation>
    </message>
    <message>
        <source>The prompt {name} has no header: its first lines stand between two lines of ---.</source>
        <translation>Der Prompt {name} hat keinen Kopf: Seine ersten Zeilen stehen zwischen zwei Zeilen mit ---.</translation>
    </message>
    <message>
        <source>The header of the prompt {name} needs exactly these lines: {names}.</source>
        <translation>Der Kopf des Prompts {name} braucht genau diese Zeilen: {names}.</translation>
    </message>
    <message>
        <source>There is no interview “{name}”.</source>
        <translation>Es gibt kein Interview „{name}“.</translation>
    </message>
    <message>
        <source>Type numbers or titles as in the list.</source>
        <translation>Schreiben Sie Nummern oder Titel wie in der Liste.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Wählen Sie sie neu aus.</translation>
    </message>
    <message>
        <source>Give more letters of its id.</source>
        <translation>Geben Sie mehr Buchstaben der Kennung an.</translation>
    </message>
    <message>
        <source>Nothing more was written to it. When you close the study, what was decided here is saved beside it.</source>
        <translation>Es wurde nichts mehr hineingeschrieben. Wenn Sie die Studie schließen, wird daneben gespeichert, was hier entschieden wurde.</translation>
    </message>
    <message>
        <source>{host} is further away than its name says: the connection would have gone beyond this computer or this network. Nothing was sent.</source>
        <translation>{host} ist weiter weg, als der Name sagt: Die Verbindung wäre über diesen Computer oder dieses Netz hinausgegangen. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The file {name} is no model in the GGUF format.</source>
        <translation>Die Datei {name} ist kein Modell im GGUF-Format.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf; an interrupted download must be repeated.</source>
        <translation>Wählen Sie eine Datei, die auf .gguf endet; ein abgebrochenes Herunterladen muss wiederholt werden.</translation>
    </message>
    <message>
        <source>This is not an API key.</source>
        <translation>Das ist kein API-Schlüssel.</translation>
    </message>
    <message>
        <source>Copy the key alone, without spaces.</source>
        <translation>Kopieren Sie nur den Schlüssel, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>There is no version {version} of the prompt {name}.</source>
        <translation>Es gibt keine Version {version} des Prompts {name}.</translation>
    </message>
    <message>
        <source>Choose another version.</source>
        <translation>Wählen Sie eine andere Version.</translation>
    </message>
    <message>
        <source>The file of the prompt {name} is not UTF-8 text.</source>
        <translation>Die Datei des Prompts {name} ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Speichern Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>llama.cpp&apos;s server is not installed, so a model file can&apos;t be run.</source>
        <translation>Der Server von llama.cpp ist nicht installiert, deshalb lässt sich keine Modelldatei ausführen.</translation>
    </message>
    <message>
        <source>Install llama.cpp, so that “llama-server” is found, or Verbatim&apos;s extra “model-file”.</source>
        <translation>Installieren Sie llama.cpp, sodass „llama-server“ gefunden wird, oder Verbatims Zusatz „model-file“.</translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be written.</source>
        <translation>Die Datei {path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Make room or give the folder the right to be written to; what was there stays as it was.</source>
        <translation>Schaffen Sie Platz oder geben Sie für den Ordner das Schreibrecht; was da war, ist unverändert.</translation>
    </message>
    <message>
        <source>The prompt {name} is an original and stays as it is.</source>
        <translation>Der Prompt {name} ist ein Original und bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Make a copy and change that.</source>
        <translation>Machen Sie eine Kopie und ändern Sie diese.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be the name of a prompt.</source>
        <translation>„{name}“ kann kein Name eines Prompts sein.</translation>
    </message>
    <message>
        <source>Use up to 40 letters, digits, hyphens and underscores, without spaces.</source>
        <translation>Nehmen Sie bis zu 40 Buchstaben, Ziffern, Binde- und Unterstriche, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>There is a prompt of the name {name} already.</source>
        <translation>Einen Prompt mit dem Namen {name} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name; what is there stays as it is.</source>
        <translation>Wählen Sie einen anderen Namen; was da ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The file {path}, which says which prompts are used, can&apos;t be read.</source>
        <translation>Die Datei {path}, in der steht, welche Prompts verwendet werden, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Repair or remove it; without it the originals are used.</source>
        <translation>Berichtigen oder entfernen Sie sie; ohne sie werden die Originale verwendet.</translation>
    </message>
    <message>
        <source>The policy of your institution can&apos;t be read, so nothing leaves this computer.</source>
        <translation>Die Richtlinie Ihrer Einrichtung lässt sich nicht lesen, deshalb verlässt nichts diesen Computer.</translation>
    </message>
    <message>
        <source>Show the file {path} to whoever looks after this computer.</source>
        <translation>Zeigen Sie die Datei {path} den Personen, die diesen Computer betreuen.</translation>
    </message>
    <message>
        <source>The policy of your institution ({institution}) does not let text go as far as {host}. Nothing was sent.</source>
        <translation>Nach der Richtlinie Ihrer Einrichtung ({institution}) darf Text nicht bis {host} gelangen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Use a server that is nearer, or ask {contact}.</source>
        <translation>Nehmen Sie einen näheren Server, oder fragen Sie {contact}.</translation>
    </message>
    <message>
        <source>The policy of your institution ({institution}) does not name {host}. Nothing was sent.</source>
        <translation>Die Richtlinie Ihrer Einrichtung ({institution}) nennt {host} nicht. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Use a server that it names, or ask {contact}.</source>
        <translation>Nehmen Sie einen Server, den sie nennt, oder fragen Sie {contact}.</translation>
    </message>
    <message>
        <source>The policy of your institution ({institution}) does not name the model “{model}”. Nothing was sent.</source>
        <translation>Die Richtlinie Ihrer Einrichtung ({institution}) nennt das Modell „{model}“ nicht. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Use a model that it names, or ask {contact}.</source>
        <translation>Nehmen Sie ein Modell, das sie nennt, oder fragen Sie {contact}.</translation>
    </message>
    <message>
        <source>This is not an address of a server that Verbatim can use.</source>
        <translation>Das ist keine Serveradresse, die Verbatim verwenden kann.</translation>
    </message>
    <message>
        <source>Give it like http://localhost:11434/v1, without a user name or password in it.</source>
        <translation>Geben Sie sie so an: http://localhost:11434/v1, ohne Benutzernamen und Passwort.</translation>
    </message>
    <message>
        <source>The server {host} is not on this computer and its address is not encrypted.</source>
        <translation>Der Server {host} ist nicht auf diesem Computer, und seine Adresse ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Use an address that begins with https://.</source>
        <translation>Nehmen Sie eine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>This is not an address of a proxy that Verbatim can use.</source>
        <translation>Das ist keine Adresse eines Proxys, den Verbatim verwenden kann.</translation>
    </message>
    <message>
        <source>Give it like http://proxy.example.org:3128, without a user name or password in it.</source>
        <translation>Geben Sie sie wie http://proxy.example.org:3128 an, ohne Benutzernamen oder Passwort darin.</translation>
    </message>
    <message>
        <source>The address {address} does not belong to OpenAI.</source>
        <translation>Die Adresse {address} gehört nicht zu OpenAI.</translation>
    </message>
    <message>
        <source>Choose “OpenAI-compatible server” for it.</source>
        <translation>Wählen Sie dafür „OpenAI-kompatibler Server“.</translation>
    </message>
    <message>
        <source>{host} does not run “{model}” itself: it would pass the text on to the internet ({target}). Nothing was sent.</source>
        <translation>{host} betreibt „{model}“ nicht selbst: Der Text würde ins Internet weitergegeben ({target}). Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Choose a model that runs on {host}; or run “Test connection” and permit the internet for this study.</source>
        <translation>Wählen Sie ein Modell, das auf {host} läuft; oder prüfen Sie die Verbindung und erlauben Sie dieser Studie das Internet.</translation>
    </message>
    <message>
        <source>Nothing was sent: it is not on record who receives text at {host} ({count} of {all} entries are missing).</source>
        <translation>Nichts wurde gesendet: Es ist nicht festgehalten, wer bei {host} Text empfängt ({count} von {all} Angaben fehlen).</translation>
    </message>
    <message>
        <source>Fill in the recipient&apos;s card: in the provider&apos;s settings, or with the command `recipient {host}`.</source>
        <translation>Füllen Sie die Empfängerkarte aus: in den Einstellungen des Anbieters oder mit dem Befehl `recipient {host}`.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} was approved as a recipient until {until} only.</source>
        <translation>Nichts wurde gesendet: {host} war nur bis {until} als Empfänger genehmigt.</translation>
    </message>
    <message>
        <source>Have it approved again and enter the new date on the recipient&apos;s card.</source>
        <translation>Lassen Sie den Empfänger neu genehmigen und tragen Sie das neue Datum auf der Empfängerkarte ein.</translation>
    </message>
    <message>
        <source>“{host}” is not the name of a host.</source>
        <translation>„{host}“ ist kein Name eines Servers.</translation>
    </message>
    <message>
        <source>Give it like llm.example.org.</source>
        <translation>Geben Sie ihn wie llm.example.org an.</translation>
    </message>
    <message>
        <source>An entry of a recipient&apos;s card has more than {most} characters.</source>
        <translation>Eine Angabe auf einer Empfängerkarte hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>Say it shorter.</source>
        <translation>Fassen Sie sie kürzer.</translation>
    </message>
    <message>
        <source>The file with the recipients&apos; cards can&apos;t be read, so nothing is sent beyond this computer.</source>
        <translation>Die Datei mit den Empfängerkarten lässt sich nicht lesen, deshalb wird nichts über diesen Computer hinaus gesendet.</translation>
    </message>
    <message>
        <source>Repair or remove it: {path}</source>
        <translation>Reparieren oder entfernen Sie sie: {path}</translation>
    </message>
    <message>
        <source>“{date}” is not a date.</source>
        <translation>„{date}“ ist kein Datum.</translation>
    </message>
    <message>
        <source>Write it like 2027-03-31.</source>
        <translation>Schreiben Sie es wie 2027-03-31.</translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Choose a number to see the steps behind it.</source>
        <translation>Wählen Sie eine Zahl, um die Schritte dahinter zu sehen.</translation>
    </message>
    <message>
        <source>Exact request</source>
        <translation>Genaue Anfrage</translation>
    </message>
    <message>
        <source>Exact answer</source>
        <translation>Genaue Antwort</translation>
    </message>
    <message>
        <source>Steps behind the number</source>
        <translation>Schritte hinter der Zahl</translation>
    </message>
    <message>
        <source>Exact text</source>
        <translation>Genauer Text</translation>
    </message>
    <message>
        <source>No step stands behind this number.</source>
        <translation>Hinter dieser Zahl steht kein Schritt.</translation>
    </message>
    <message>
        <source>In bulk, without being seen.</source>
        <translation>Auf einmal, ohne gesehen worden zu sein.</translation>
    </message>
    <message>
        <source>Prompt {0}, version {1}, {2}</source>
        <translation>Prompt {0}, Version {1}, {2}</translation>
    </message>
    <message>
        <source>Host: {0}</source>
        <translation>Host: {0}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Error: {0}</source>
        <translation>Fehler: {0}</translation>
    </message>
    <message>
        <source>Step {0}, hash {1}</source>
        <translation>Schritt {0}, Hash {1}</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>Größe der Abbildung</translation>
    </message>
    <message>
        <source>Language of heads and notes</source>
        <translation>Sprache der Überschriften und Anmerkungen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>With pseudonyms, as in the study</source>
        <translation>Mit Pseudonymen, wie in der Studie</translation>
    </message>
    <message>
        <source>With pseudonyms, for an archive</source>
        <translation>Mit Pseudonymen, für ein Archiv</translation>
    </message>
    <message>
        <source>The words of those only who permit archiving</source>
        <translation>Nur die Worte derer, die das Archivieren erlauben</translation>
    </message>
    <message>
        <source>With the original names</source>
        <translation>Mit den echten Namen</translation>
    </message>
    <message>
        <source>The file will name the people, firms and places of the interviews. Anyone who has it can read them.</source>
        <translation>Die Datei nennt dann Personen, Firmen und Orte der Interviews. Wer sie hat, kann sie lesen.</translation>
    </message>
    <message>
        <source>I am allowed to pass these names on.</source>
        <translation>Ich darf diese Namen weitergeben.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>A file that was passed on can&apos;t be called back; undo does not reach it.</source>
        <translation>Eine weitergegebene Datei lässt sich nicht zurückholen; Rückgängig erreicht sie nicht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Codebook as JSON: everything, with provenance</source>
        <translation>Codebuch als JSON: alles, mit Herkunft</translation>
    </message>
    <message>
        <source>Codebook as JSON Lines, for scripts</source>
        <translation>Codebuch als JSON Lines, für Skripte</translation>
    </message>
    <message>
        <source>Project for ATLAS.ti, MAXQDA, NVivo, QualCoder (REFI-QDA)</source>
        <translation>Projekt für ATLAS.ti, MAXQDA, NVivo, QualCoder (REFI-QDA)</translation>
    </message>
    <message>
        <source>Codes alone for the same programs (REFI-QDA codebook)</source>
        <translation>Nur die Codes für dieselben Programme (REFI-QDA-Codebuch)</translation>
    </message>
    <message>
        <source>Codebook for Word</source>
        <translation>Codebuch für Word</translation>
    </message>
    <message>
        <source>Codebook for Excel: a row a quotation</source>
        <translation>Codebuch für Excel: eine Zeile je Zitat</translation>
    </message>
    <message>
        <source>Codebook as a table (CSV): a row a quotation</source>
        <translation>Codebuch als Tabelle (CSV): eine Zeile je Zitat</translation>
    </message>
    <message>
        <source>Codebook as Markdown</source>
        <translation>Codebuch als Markdown</translation>
    </message>
    <message>
        <source>Codebook as a web page</source>
        <translation>Codebuch als Webseite</translation>
    </message>
    <message>
        <source>Coded interviews for Word, codes as comments</source>
        <translation>Codierte Interviews für Word, Codes als Kommentare</translation>
    </message>
    <message>
        <source>Coded interviews as a web page</source>
        <translation>Codierte Interviews als Webseite</translation>
    </message>
    <message>
        <source>Tables for R or pandas (CSV files in a ZIP)</source>
        <translation>Tabellen für R oder pandas (CSV-Dateien in einem ZIP)</translation>
    </message>
    <message>
        <source>The same tables as Parquet (needs pyarrow)</source>
        <translation>Dieselben Tabellen als Parquet (braucht pyarrow)</translation>
    </message>
    <message>
        <source>Figure of the data structure as PDF, for print</source>
        <translation>Abbildung der Datenstruktur als PDF, zum Drucken</translation>
    </message>
    <message>
        <source>Figure of the data structure as SVG, to edit</source>
        <translation>Abbildung der Datenstruktur als SVG, zum Bearbeiten</translation>
    </message>
    <message>
        <source>Figure of the data structure as a picture (PNG)</source>
        <translation>Abbildung der Datenstruktur als Bild (PNG)</translation>
    </message>
    <message>
        <source>Figure of the data structure for PowerPoint</source>
        <translation>Abbildung der Datenstruktur für PowerPoint</translation>
    </message>
    <message>
        <source>Figure and table of the data structure for Word</source>
        <translation>Abbildung und Tabelle der Datenstruktur für Word</translation>
    </message>
    <message>
        <source>Figure of themes and dimensions as PDF</source>
        <translation>Abbildung der Themen und Dimensionen als PDF</translation>
    </message>
    <message>
        <source>Figure of themes and dimensions as SVG</source>
        <translation>Abbildung der Themen und Dimensionen als SVG</translation>
    </message>
    <message>
        <source>Figure of themes and dimensions for PowerPoint</source>
        <translation>Abbildung der Themen und Dimensionen für PowerPoint</translation>
    </message>
    <message>
        <source>Evidence table for Word: a quotation for each concept</source>
        <translation>Belegtabelle für Word: ein Zitat zu jedem Konzept</translation>
    </message>
    <message>
        <source>Evidence table for Excel</source>
        <translation>Belegtabelle für Excel</translation>
    </message>
    <message>
        <source>Evidence table (CSV)</source>
        <translation>Belegtabelle (CSV)</translation>
    </message>
    <message>
        <source>Evidence table as Markdown</source>
        <translation>Belegtabelle als Markdown</translation>
    </message>
    <message>
        <source>Evidence table as a web page</source>
        <translation>Belegtabelle als Webseite</translation>
    </message>
    <message>
        <source>Sample table for Word</source>
        <translation>Tabelle der Stichprobe für Word</translation>
    </message>
    <message>
        <source>Sample table (CSV)</source>
        <translation>Tabelle der Stichprobe (CSV)</translation>
    </message>
    <message>
        <source>Methods appendix for Word (COREQ, SRQR)</source>
        <translation>Methodenanhang für Word (COREQ, SRQR)</translation>
    </message>
    <message>
        <source>Methods appendix as Markdown</source>
        <translation>Methodenanhang als Markdown</translation>
    </message>
    <message>
        <source>Process model (PDF)</source>
        <translation>Prozessmodell (PDF)</translation>
    </message>
    <message>
        <source>Process model (SVG)</source>
        <translation>Prozessmodell (SVG)</translation>
    </message>
    <message>
        <source>Process model (PNG)</source>
        <translation>Prozessmodell (PNG)</translation>
    </message>
    <message>
        <source>Process model (PowerPoint)</source>
        <translation>Prozessmodell (PowerPoint)</translation>
    </message>
    <message>
        <source>Chart of saturation (PDF)</source>
        <translation>Diagramm der Sättigung (PDF)</translation>
    </message>
    <message>
        <source>Chart of saturation (SVG)</source>
        <translation>Diagramm der Sättigung (SVG)</translation>
    </message>
    <message>
        <source>Chart of saturation (PNG)</source>
        <translation>Diagramm der Sättigung (PNG)</translation>
    </message>
    <message>
        <source>Themes by interview, as a heat map (PDF)</source>
        <translation>Themen nach Interview, als Heatmap (PDF)</translation>
    </message>
    <message>
        <source>Themes by interview, as a heat map (SVG)</source>
        <translation>Themen nach Interview, als Heatmap (SVG)</translation>
    </message>
    <message>
        <source>Themes by interview, as a heat map (PNG)</source>
        <translation>Themen nach Interview, als Heatmap (PNG)</translation>
    </message>
    <message>
        <source>Map of what stands together (PDF)</source>
        <translation>Karte dessen, was beieinander steht (PDF)</translation>
    </message>
    <message>
        <source>Map of what stands together (SVG)</source>
        <translation>Karte dessen, was beieinander steht (SVG)</translation>
    </message>
    <message>
        <source>Map of what stands together (PNG)</source>
        <translation>Karte dessen, was beieinander steht (PNG)</translation>
    </message>
    <message>
        <source>Decisions over time (PDF)</source>
        <translation>Entscheidungen im Zeitverlauf (PDF)</translation>
    </message>
    <message>
        <source>Decisions over time (SVG)</source>
        <translation>Entscheidungen im Zeitverlauf (SVG)</translation>
    </message>
    <message>
        <source>Decisions over time (PNG)</source>
        <translation>Entscheidungen im Zeitverlauf (PNG)</translation>
    </message>
    <message>
        <source>Quotations to cite, for Word</source>
        <translation>Zitierfertige Zitate für Word</translation>
    </message>
    <message>
        <source>Quotations to cite, as Markdown</source>
        <translation>Zitierfertige Zitate als Markdown</translation>
    </message>
    <message>
        <source>Quotations to cite, as a web page</source>
        <translation>Zitierfertige Zitate als Webseite</translation>
    </message>
    <message>
        <source>Interview guide for Word</source>
        <translation>Interviewleitfaden für Word</translation>
    </message>
    <message>
        <source>Interview guide as Markdown</source>
        <translation>Interviewleitfaden als Markdown</translation>
    </message>
    <message>
        <source>Memos for Word</source>
        <translation>Memos für Word</translation>
    </message>
    <message>
        <source>Memos as Markdown</source>
        <translation>Memos als Markdown</translation>
    </message>
    <message>
        <source>Methods appendix as PDF</source>
        <translation>Methodenanhang als PDF</translation>
    </message>
    <message>
        <source>File for the data-protection officer (Word)</source>
        <translation>Unterlagen für den Datenschutz (Word)</translation>
    </message>
    <message>
        <source>File for the data-protection officer (Markdown)</source>
        <translation>Unterlagen für den Datenschutz (Markdown)</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Übliche Größe</translation>
    </message>
    <message>
        <source>A page, 170 mm</source>
        <translation>Eine Seite, 170 mm</translation>
    </message>
    <message>
        <source>A page across, 240 mm</source>
        <translation>Eine Seite quer, 240 mm</translation>
    </message>
    <message>
        <source>One column, 85 mm</source>
        <translation>Eine Spalte, 85 mm</translation>
    </message>
    <message>
        <source>Slides, 16:9</source>
        <translation>Folien, 16:9</translation>
    </message>
    <message>
        <source>Study&apos;s language</source>
        <translation>Sprache der Studie</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
</context>
<context>
    <name>FigurePane</name>
    <message>
        <source>Data structure</source>
        <translation>Datenstruktur</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Smaller figure</source>
        <translation>Abbildung kleiner</translation>
    </message>
    <message>
        <source>Larger figure</source>
        <translation>Abbildung größer</translation>
    </message>
    <message>
        <source>Fit the figure</source>
        <translation>Abbildung einpassen</translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message>
        <source>Open a study</source>
        <translation>Studie öffnen</translation>
    </message>
    <message>
        <source>Studies (*.verbatim)</source>
        <translation>Studien (*.verbatim)</translation>
    </message>
    <message>
        <source>Making the sample study</source>
        <translation>Beispielstudie wird angelegt</translation>
    </message>
    <message>
        <source>Transcripts, surveys, projects and codes</source>
        <translation>Transkripte, Umfragen, Projekte und Codes</translation>
    </message>
    <message>
        <source>Import interviews</source>
        <translation>Interviews importieren</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Open a study first, then drop interviews into it.</source>
        <translation>Öffnen Sie zuerst eine Studie, und legen Sie dann Interviews darin ab.</translation>
    </message>
    <message>
        <source>New study …</source>
        <translation>Neue Studie …</translation>
    </message>
    <message>
        <source>Verifying the study</source>
        <translation>Studie wird geprüft</translation>
    </message>
    <message>
        <source>Creating the study</source>
        <translation>Studie wird angelegt</translation>
    </message>
    <message>
        <source>The files themselves still lie in “{folder}” with all names, and {service} copies them.</source>
        <translation>Die Dateien selbst liegen mit allen Namen noch in „{folder}“, und {service} kopiert sie.</translation>
    </message>
    <message>
        <source>The files themselves still lie in “{folder}” with all names, unprotected.</source>
        <translation>Die Dateien selbst liegen mit allen Namen noch ungeschützt in „{folder}“.</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>ein Code</numerusform>
            <numerusform>%n Codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n category(s)</source>
        <translation>
            <numerusform>eine Kategorie</numerusform>
            <numerusform>%n Kategorien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>eine Codierung</numerusform>
            <numerusform>%n Codierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>ein Memo</numerusform>
            <numerusform>%n Memos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>eine Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n negative case(s)</source>
        <translation>
            <numerusform>ein Gegenbeispiel</numerusform>
            <numerusform>%n Gegenbeispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>New in the study: {0}.</source>
        <translation>Neu in der Studie: {0}.</translation>
    </message>
    <message>
        <source>Where it comes from, and what its study says of itself, is kept beside it, read-only.</source>
        <translation>Woher es kommt und was seine Studie über sich sagt, bleibt daneben erhalten, nur zum Lesen.</translation>
    </message>
    <message>
        <source>Not kept as it was: {0}</source>
        <translation>Nicht so erhalten, wie es war: {0}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und eines mehr</numerusform>
            <numerusform>und %n mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) imported.</source>
        <translation>
            <numerusform>%n Interview importiert.</numerusform>
            <numerusform>%n Interviews importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Codes came in.</source>
        <translation>Codes wurden übernommen.</translation>
    </message>
    <message>
        <source>Check who speaks, then pseudonymise.</source>
        <translation>Prüfen Sie, wer spricht, und pseudonymisieren Sie dann.</translation>
    </message>
    <message>
        <source>Copy all that was found</source>
        <translation>Alles Gefundene kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be used.</source>
        <translation>
            <numerusform>%n Datei war nicht verwendbar.</numerusform>
            <numerusform>%n Dateien waren nicht verwendbar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileKinds</name>
    <message>
        <source>Word document</source>
        <translation>Word-Dokument</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument-Text</translation>
    </message>
    <message>
        <source>RTF document</source>
        <translation>RTF-Dokument</translation>
    </message>
    <message>
        <source>SubRip file</source>
        <translation>SubRip-Datei</translation>
    </message>
    <message>
        <source>WebVTT file</source>
        <translation>WebVTT-Datei</translation>
    </message>
    <message>
        <source>table of a survey</source>
        <translation>Tabelle einer Umfrage</translation>
    </message>
    <message>
        <source>codebook of Verbatim</source>
        <translation>Codebuch von Verbatim</translation>
    </message>
    <message>
        <source>REFI-QDA file</source>
        <translation>REFI-QDA-Datei</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>electronic book</source>
        <translation>E-Book</translation>
    </message>
    <message>
        <source>ELAN file</source>
        <translation>ELAN-Datei</translation>
    </message>
    <message>
        <source>JSON file of a speech recognition</source>
        <translation>JSON-Datei einer Spracherkennung</translation>
    </message>
    <message>
        <source>oTranscribe file</source>
        <translation>oTranscribe-Datei</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this interview</source>
        <translation>In diesem Interview suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Before the first suggestions</source>
        <translation>Vor den ersten Vorschlägen</translation>
    </message>
    <message>
        <source>Suggestions help with</source>
        <translation>Vorschläge helfen bei</translation>
    </message>
    <message>
        <source>Suggestions are bad at</source>
        <translation>Vorschläge sind schlecht bei</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Where do you stand yourself: field, expectations, stake in the answer? (may stay empty)</source>
        <translation>Wo stehen Sie selbst: Feld, Erwartungen, was hängt für Sie an der Antwort? (darf leer bleiben)</translation>
    </message>
</context>
<context>
    <name>Granularity</name>
    <message>
        <source>Measured in your own coding of {title}.</source>
        <translation>Gemessen an Ihrem eigenen Codieren von {title}.</translation>
    </message>
    <message>
        <source>As you chose.</source>
        <translation>Wie Sie gewählt haben.</translation>
    </message>
    <message>
        <source>Nothing is measured yet: you have coded no interview yourself.</source>
        <translation>Noch nichts gemessen: Sie haben noch kein Interview selbst codiert.</translation>
    </message>
    <message>
        <source>no hint</source>
        <translation>kein Anhaltspunkt</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>About one code per so many words</source>
        <translation>Etwa ein Code auf so viele Wörter</translation>
    </message>
</context>
<context>
    <name>GranularityDialog</name>
    <message>
        <source>How finely codes are suggested</source>
        <translation>Wie fein Codes vorgeschlagen werden</translation>
    </message>
    <message>
        <source>About one code per so many words, over a whole interview. It is a hint and no quota: an interview may give more, fewer or none. It holds from the next suggestions on and is recorded with them.</source>
        <translation>Etwa ein Code auf so viele Wörter, über ein ganzes Interview gesehen. Das ist ein Anhaltspunkt und keine Vorgabe: Ein Interview kann mehr, weniger oder nichts hergeben. Es gilt ab den nächsten Vorschlägen und wird mit ihnen festgehalten.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>GroupDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>against it: {0}</source>
        <translation>spricht dagegen: {0}</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>zurückgestellt</translation>
    </message>
</context>
<context>
    <name>GroupPanel</name>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Reason for rejecting</source>
        <translation>Grund der Ablehnung</translation>
    </message>
    <message>
        <source>Reason for rejecting (may stay empty)</source>
        <translation>Grund der Ablehnung (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Members of the group</source>
        <translation>Mitglieder der Gruppe</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>Name der neuen Gruppe</translation>
    </message>
    <message>
        <source>Name of the new group, then Enter</source>
        <translation>Name der neuen Gruppe, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Undo  U</source>
        <translation>Rückgängig  U</translation>
    </message>
    <message>
        <source>Counter-examples</source>
        <translation>Gegenbeispiele</translation>
    </message>
    <message>
        <source>Choose a group to decide on it.</source>
        <translation>Wählen Sie eine Gruppe, um über sie zu entscheiden.</translation>
    </message>
    <message>
        <source>Members: untick what does not belong</source>
        <translation>Mitglieder: Haken weg, was nicht dazugehört</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Accept  A</source>
        <translation>Annehmen  A</translation>
    </message>
    <message>
        <source>Edit  E</source>
        <translation>Ändern  E</translation>
    </message>
    <message>
        <source>Cancel  E</source>
        <translation>Abbrechen  E</translation>
    </message>
    <message>
        <source>Reject  R</source>
        <translation>Ablehnen  R</translation>
    </message>
    <message>
        <source>Later  L</source>
        <translation>Später  L</translation>
    </message>
</context>
<context>
    <name>GroupsModel</name>
    <message>
        <source>Fits nowhere here</source>
        <translation>Passt hier nirgends</translation>
    </message>
    <message>
        <source>Against it: {0}</source>
        <translation>Dagegen spricht: {0}</translation>
    </message>
</context>
<context>
    <name>GroupsPage</name>
    <message>
        <source>Level of the suggestions</source>
        <translation>Ebene der Vorschläge</translation>
    </message>
    <message>
        <source>Suggested by: {0}</source>
        <translation>Vorgeschlagen von: {0}</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Interview guide</source>
        <translation>Interviewleitfaden</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Keep as version 1</source>
        <translation>Als Fassung 1 festhalten</translation>
    </message>
    <message>
        <source>No particular interview</source>
        <translation>Kein bestimmtes Interview</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Where they were asked</source>
        <translation>Wo sie gestellt wurden</translation>
    </message>
    <message>
        <source>Keep as version {0}</source>
        <translation>Als Fassung {0} festhalten</translation>
    </message>
    <message>
        <source>None of the guide&apos;s questions found</source>
        <translation>Keine Frage des Leitfadens gefunden</translation>
    </message>
    <message>
        <source>None of the guide&apos;s questions, by hand</source>
        <translation>Keine Frage des Leitfadens, von Hand</translation>
    </message>
    <message>
        <source>{0} – by hand</source>
        <translation>{0} – von Hand</translation>
    </message>
    <message>
        <source>{0} – by likeness ({1} %)</source>
        <translation>{0} – nach Ähnlichkeit ({1} %)</translation>
    </message>
    <message>
        <source>Version {0}, {1}</source>
        <translation>Fassung {0}, {1}</translation>
    </message>
    <message>
        <source>New: {0}</source>
        <translation>Neu: {0}</translation>
    </message>
    <message>
        <source>Dropped: {0}</source>
        <translation>Gestrichen: {0}</translation>
    </message>
    <message>
        <source>Reworded: {0} → {1}</source>
        <translation>Umformuliert: {0} → {1}</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand festgelegt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>by the order of the interviews</source>
        <translation>nach der Reihenfolge der Interviews</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>Fassung {0}</translation>
    </message>
    <message>
        <source>By the order of the interviews</source>
        <translation>Nach der Reihenfolge der Interviews</translation>
    </message>
    <message>
        <source>Leave it to likeness</source>
        <translation>Der Ähnlichkeit überlassen</translation>
    </message>
    <message>
        <source>None of the guide&apos;s questions</source>
        <translation>Keine Frage des Leitfadens</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Fassung {0}</translation>
    </message>
    <message>
        <source>Versions of the guide</source>
        <translation>Fassungen des Leitfadens</translation>
    </message>
    <message>
        <source>A question on each line</source>
        <translation>In jeder Zeile eine Frage</translation>
    </message>
    <message>
        <source>Why is it changed?</source>
        <translation>Warum wird es geändert?</translation>
    </message>
    <message>
        <source>After which interview?</source>
        <translation>Nach welchem Interview?</translation>
    </message>
    <message>
        <source>It was led by</source>
        <translation>Geführt wurde es mit</translation>
    </message>
    <message>
        <source>Questions are found at interviewers&apos; turns by likeness of letters and word stems, without a model. What was asked quite otherwise is not found: place it by hand.</source>
        <translation>Gefunden werden Fragen an Redebeiträgen der Interviewenden nach Ähnlichkeit von Buchstaben und Wortstämmen, ohne Modell. Ganz anders Gefragtes wird nicht gefunden: Ordnen Sie es von Hand zu.</translation>
    </message>
    <message>
        <source>What interviewers say</source>
        <translation>Was Interviewende sagen</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>It asks</source>
        <translation>Er fragt</translation>
    </message>
</context>
<context>
    <name>HoldOutDialog</name>
    <message>
        <source>Turns to code first</source>
        <translation>Zuerst selbst zu codierende Beiträge</translation>
    </message>
    <message>
        <source>A random share of the participants&apos; turns in each interview is held out: it goes to no suggester and no suggestion is shown there, until you have coded it. What you code so is recorded as coded without suggestions, and shows how far your coding and a model&apos;s agree. Interviews that have suggestions already are not drawn from.</source>
        <translation>Ein zufälliger Anteil der Beiträge der Befragten wird in jedem Interview zurückgehalten: Er geht an kein Vorschlagsmodell und zeigt keine Vorschläge, bis Sie ihn codiert haben. Was Sie so codieren, wird als ohne Vorschläge codiert festgehalten und zeigt, wie weit Ihr Codieren und das eines Modells übereinstimmen. Aus Interviews, zu denen es schon Vorschläge gibt, wird nicht gezogen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Drawn with seed {seed}.</source>
        <translation>Mit Startwert {seed} gezogen.</translation>
    </message>
    <message>
        <source>Hold them out</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Share of the turns</source>
        <translation>Anteil der Beiträge</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Code interviews in the participants&apos; own words, with pseudonyms and a trace of every decision.</source>
        <translation>Interviews in den eigenen Worten der Befragten codieren, mit Pseudonymen und einer Spur jeder Entscheidung.</translation>
    </message>
    <message>
        <source>New study …</source>
        <translation>Neue Studie …</translation>
    </message>
    <message>
        <source>Open a study …</source>
        <translation>Studie öffnen …</translation>
    </message>
    <message>
        <source>Try the sample study</source>
        <translation>Beispielstudie ansehen</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Your interviews stay on this computer. Nothing is sent before you have seen it and agreed.</source>
        <translation>Ihre Interviews bleiben auf diesem Computer. Nichts wird gesendet, bevor Sie es gesehen und zugestimmt haben.</translation>
    </message>
    <message>
        <source>Open {study}</source>
        <translation>{study} öffnen</translation>
    </message>
</context>
<context>
    <name>IdentifierDelegate</name>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>{0}× in {1} int.</source>
        <translation>{0}× in {1} Int.</translation>
    </message>
</context>
<context>
    <name>IdentifierModel</name>
    <message>
        <source>Uncertain: please look</source>
        <translation>Unsicher: bitte ansehen</translation>
    </message>
    <message>
        <source>Found with certainty</source>
        <translation>Sicher gefunden</translation>
    </message>
</context>
<context>
    <name>IdentifierPanel</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Larger model …</source>
        <translation>Größeres Modell …</translation>
    </message>
    <message>
        <source>How to install a language model that finds more names</source>
        <translation>Wie man ein Sprachmodell installiert, das mehr Namen findet</translation>
    </message>
    <message>
        <source>This interview</source>
        <translation>Dieses Interview</translation>
    </message>
    <message>
        <source>Whole study</source>
        <translation>Ganze Studie</translation>
    </message>
    <message>
        <source>Which interviews</source>
        <translation>Welche Interviews</translation>
    </message>
    <message>
        <source>Which kinds</source>
        <translation>Welche Arten</translation>
    </message>
    <message>
        <source>Only what is not decided</source>
        <translation>Nur, was nicht entschieden ist</translation>
    </message>
    <message>
        <source>Names and other traces</source>
        <translation>Namen und andere Spuren</translation>
    </message>
    <message>
        <source>Searched by {0}</source>
        <translation>Durchsucht von {0}</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Only open ({0})</source>
        <translation>Nur offene ({0})</translation>
    </message>
    <message>
        <source>Everything listed here is decided.</source>
        <translation>Alles hier Aufgeführte ist entschieden.</translation>
    </message>
    <message>
        <source>Nothing was found. Select words in the text and press A to add your own.</source>
        <translation>Es wurde nichts gefunden. Wählen Sie Wörter im Text und drücken Sie A, um eigene hinzuzufügen.</translation>
    </message>
    <message>
        <source>The names are in the key file, which is not beside the study.</source>
        <translation>Die Namen stehen in der Schlüsseldatei; sie liegt nicht neben der Studie.</translation>
    </message>
    <message>
        <source>What identifies people appears here once the interview was searched.</source>
        <translation>Was Personen erkennbar macht, steht hier, sobald das Interview durchsucht ist.</translation>
    </message>
</context>
<context>
    <name>ImportNotices</name>
    <message>
        <source>1 place could not be read and became “�”, in line {line} of the file.</source>
        <translation>1 Stelle war nicht lesbar und wurde zu „�“, in Zeile {line} der Datei.</translation>
    </message>
    <message>
        <source>{count} places could not be read and became “�”, the first in line {line} of the file.</source>
        <translation>{count} Stellen waren nicht lesbar und wurden zu „�“, die erste in Zeile {line} der Datei.</translation>
    </message>
    <message>
        <source>No speakers were found, so all of it counts as one participant&apos;s words.</source>
        <translation>Es wurden keine Sprechenden gefunden; daher gilt alles als Worte einer befragten Person.</translation>
    </message>
    <message>
        <source>There are hardly any capital letters, so names are hard to find: please read all of it.</source>
        <translation>Der Text hat kaum Großbuchstaben; daher sind Namen schwer zu finden: Bitte lesen Sie alles.</translation>
    </message>
    <message>
        <source>The encoding was guessed: check the umlauts.</source>
        <translation>Die Zeichenkodierung ist geraten: Bitte prüfen Sie die Umlaute.</translation>
    </message>
    <message>
        <source>It has tracked changes; they were taken as accepted.</source>
        <translation>Der Text hat nachverfolgte Änderungen; sie gelten als angenommen.</translation>
    </message>
    <message>
        <source>Its comments were left out.</source>
        <translation>Die Kommentare wurden weggelassen.</translation>
    </message>
    <message>
        <source>What stands at the top or bottom of most pages (headers, page numbers) was left out.</source>
        <translation>Was oben oder unten auf den meisten Seiten steht (Kopfzeilen, Seitenzahlen), wurde weggelassen.</translation>
    </message>
    <message>
        <source>Tiers that belong to another tier (translations, glosses) were left out.</source>
        <translation>Spuren, die zu einer anderen Spur gehören (Übersetzungen, Glossen), wurden weggelassen.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Interview in this file</source>
        <translation>Interview in dieser Datei</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprechende</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Redebeiträge</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Code or category</source>
        <translation>Code oder Kategorie</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Answers of a survey</source>
        <translation>Antworten einer Umfrage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What does it hold?</source>
        <translation>Was enthält sie?</translation>
    </message>
    <message>
        <source>can&apos;t be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s)</source>
        <translation>
            <numerusform>ein Interview</numerusform>
            <numerusform>%n Interviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>ein Redebeitrag</numerusform>
            <numerusform>%n Redebeiträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>eine Stimme</numerusform>
            <numerusform>%n Stimmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>ein Code</numerusform>
            <numerusform>%n Codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>eine Codierung</numerusform>
            <numerusform>%n Codierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring in %n file(s)</source>
        <translation>
            <numerusform>Eine Datei übernehmen</numerusform>
            <numerusform>%n Dateien übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Interview {0}</source>
        <translation>Interview {0}</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>fragt</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(ohne Kürzel)</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Read as {0}.</source>
        <translation>Als {0} gelesen.</translation>
    </message>
    <message>
        <source>The first {0} of {1} turns:</source>
        <translation>Die ersten {0} von {1} Redebeiträgen:</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>Left out, since they may name somebody: {0}.</source>
        <translation>Weggelassen, weil sie jemanden nennen können: {0}.</translation>
    </message>
    <message>
        <source>Not kept as it is:</source>
        <translation>Nicht so erhalten, wie es ist:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und eines mehr</numerusform>
            <numerusform>und %n mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>Look before it comes in</source>
        <translation>Ansehen, bevor es in die Studie kommt</translation>
    </message>
    <message>
        <source>Nothing is in the study yet. Who asks and who answers can be corrected afterwards.</source>
        <translation>Noch ist nichts in der Studie. Wer fragt und wer antwortet, lässt sich danach berichtigen.</translation>
    </message>
</context>
<context>
    <name>InterviewList</name>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
</context>
<context>
    <name>InterviewModel</name>
    <message>
        <source>coded first, suggestions hidden</source>
        <translation>erst selbst codieren, Vorschläge verdeckt</translation>
    </message>
    <message>
        <source>approved, no suggestions</source>
        <translation>freigegeben, keine Vorschläge</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) to review</source>
        <translation>
            <numerusform>%n Name zu prüfen</numerusform>
            <numerusform>%n Namen zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>to be approved</source>
        <translation>freizugeben</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n Vorschlag offen</numerusform>
            <numerusform>%n Vorschläge offen</numerusform>
        </translation>
    </message>
    <message>
        <source>all decided</source>
        <translation>alles entschieden</translation>
    </message>
</context>
<context>
    <name>InterviewPanel</name>
    <message>
        <source>Select an interview to name it or to correct who speaks.</source>
        <translation>Wählen Sie ein Interview, um es zu benennen oder zu berichtigen, wer spricht.</translation>
    </message>
    <message>
        <source>Name of the interview</source>
        <translation>Name des Interviews</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Only participants&apos; turns are coded. These labels stand in your file and are seen here only.</source>
        <translation>Nur Redebeiträge von Teilnehmenden werden codiert. Diese Bezeichnungen stehen in Ihrer Datei und sind nur hier zu sehen.</translation>
    </message>
    <message>
        <source>Correct the text …</source>
        <translation>Den Text korrigieren …</translation>
    </message>
    <message>
        <source>Erase from stored requests …</source>
        <translation>Aus gespeicherten Anfragen löschen …</translation>
    </message>
    <message>
        <source>Take this interview out</source>
        <translation>Interview herausnehmen</translation>
    </message>
    <message>
        <source>The interview was taken out.</source>
        <translation>Das Interview wurde herausgenommen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No stored request or answer holds words of this interview.</source>
        <translation>Keine gespeicherte Anfrage oder Antwort enthält Worte aus diesem Interview.</translation>
    </message>
    <message>
        <source>Erase from stored requests</source>
        <translation>Aus gespeicherten Anfragen löschen</translation>
    </message>
    <message numerus="yes">
        <source>Words of this interview stand in %n stored request(s) and answer(s).</source>
        <translation>
            <numerusform>Worte dieses Interviews stehen in %n gespeicherten Anfrage oder Antwort.</numerusform>
            <numerusform>Worte dieses Interviews stehen in %n gespeicherten Anfragen und Antworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erased, they can&apos;t be brought back, and these requests can&apos;t be replayed in full. The words of other interviews stay, and so do suggestions, codes and the interview itself.</source>
        <translation>Gelöscht lassen sie sich nicht zurückholen, und diese Anfragen können nicht mehr vollständig wiederholt werden. Die Worte anderer Interviews bleiben, ebenso Vorschläge, Codes und das Interview selbst.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Erased from the stored requests and answers.</source>
        <translation>Aus den gespeicherten Anfragen und Antworten gelöscht.</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(ohne Bezeichnung)</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n Redebeitrag</numerusform>
            <numerusform>%n Redebeiträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Interviewer (I)</source>
        <translation>Interviewer:in (I)</translation>
    </message>
    <message>
        <source>New participant</source>
        <translation>Neue teilnehmende Person</translation>
    </message>
    <message>
        <source>Another voice</source>
        <translation>Andere Stimme</translation>
    </message>
    <message>
        <source>Who is {label}?</source>
        <translation>Wer ist {label}?</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Original wording</source>
        <translation>Ursprünglicher Wortlaut</translation>
    </message>
    <message>
        <source>Names and key</source>
        <translation>Namen und Schlüssel</translation>
    </message>
    <message>
        <source>Recordings (kept elsewhere)</source>
        <translation>Tonaufnahmen (anderswo aufbewahrt)</translation>
    </message>
    <message>
        <source>Pseudonymised interviews</source>
        <translation>Pseudonymisierte Interviews</translation>
    </message>
    <message>
        <source>Requests to models and their answers</source>
        <translation>Anfragen an Modelle und deren Antworten</translation>
    </message>
    <message>
        <source>{0}: were to be kept until {1}</source>
        <translation>{0}: aufzubewahren war bis {1}</translation>
    </message>
    <message>
        <source>{0}: may be kept until {1}</source>
        <translation>{0}: aufzubewahren bis {1}</translation>
    </message>
</context>
<context>
    <name>KeepingDialog</name>
    <message>
        <source>How long data are kept</source>
        <translation>Wie lange Daten aufbewahrt werden</translation>
    </message>
    <message>
        <source>I know that this can&apos;t be undone.</source>
        <translation>Ich weiß, dass sich das nicht rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Destroy the key</source>
        <translation>Schlüssel vernichten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>no day set</source>
        <translation>kein Tag gesetzt</translation>
    </message>
    <message>
        <source>The last day, as 2031-12-31.</source>
        <translation>Der letzte Tag, als 2031-12-31.</translation>
    </message>
    <message>
        <source>From a month before, the study reminds you; it deletes nothing.</source>
        <translation>Ab einem Monat davor erinnert die Studie Sie daran; sie löscht nichts.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>Without it nobody can find out again who somebody is.</source>
        <translation>Ohne ihn kann niemand mehr herausfinden, wer jemand ist.</translation>
    </message>
    <message>
        <source>The original wording and the real names are overwritten and deleted; codes and quotations stay.</source>
        <translation>Der ursprüngliche Wortlaut und die echten Namen werden überschrieben und gelöscht; Codes und Stellen bleiben.</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>The key says which original stands behind each pseudonym. Whoever has it beside an export can undo all pseudonyms.</source>
        <translation>Der Schlüssel sagt, welches Original hinter jedem Pseudonym steht. Wer ihn neben einem Export hat, kann alle Pseudonyme auflösen.</translation>
    </message>
    <message>
        <source>I keep it apart from every export.</source>
        <translation>Ich bewahre ihn getrennt von jedem Export auf.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste finden</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>Taste drücken</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste nehmen</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Dort wegnehmen</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>Wie geliefert</translation>
    </message>
    <message>
        <source>All as delivered</source>
        <translation>Alle wie geliefert</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>{key} types, moves or copies in every text and list, so it stays free.</source>
        <translation>{key} tippt, bewegt oder kopiert in jedem Text und jeder Liste; die Taste bleibt deshalb frei.</translation>
    </message>
    <message>
        <source>{key} means “{action}” ({place}) already. Press another key, or take it from there.</source>
        <translation>{key} bedeutet schon „{action}“ ({place}). Drücken Sie eine andere Taste, oder nehmen Sie sie dort weg.</translation>
    </message>
    <message>
        <source>Choose an action, go to the field and press the key. An empty field: no key.</source>
        <translation>Wählen Sie eine Aktion, gehen Sie in das Feld und drücken Sie die Taste. Leeres Feld: keine Taste.</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Number or ID</source>
        <translation>Nummer oder Kennung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Placeholder, as [Person 3]</source>
        <translation>Platzhalter, wie [Person 3]</translation>
    </message>
    <message>
        <source>Invented name</source>
        <translation>Erfundener Name</translation>
    </message>
    <message>
        <source>General description</source>
        <translation>Allgemeine Beschreibung</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Teilnehmende Person</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Dritte</translation>
    </message>
    <message>
        <source>Public figure</source>
        <translation>Öffentliche Person</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>Glaube</translation>
    </message>
    <message>
        <source>Politics</source>
        <translation>Politik</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Trade union</source>
        <translation>Gewerkschaft</translation>
    </message>
    <message>
        <source>Sexual life</source>
        <translation>Sexualleben</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Straftat</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>anzusehen</translation>
    </message>
    <message>
        <source>may be used</source>
        <translation>darf verwendet werden</translation>
    </message>
    <message>
        <source>never leaves this computer</source>
        <translation>verlässt den Rechner nie</translation>
    </message>
    <message>
        <source>Points to one person</source>
        <translation>Weist auf eine Person</translation>
    </message>
    <message>
        <source>Together with something else</source>
        <translation>Zusammen mit anderem</translation>
    </message>
    <message>
        <source>Rarely</source>
        <translation>Selten</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>{0} places</source>
        <translation>{0} Stellen</translation>
    </message>
    <message>
        <source>1 interview</source>
        <translation>1 Interview</translation>
    </message>
    <message>
        <source>{0} interviews</source>
        <translation>{0} Interviews</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>“At first I thought the machine takes it over. In the end I decide.”</source>
        <translation>„Erst dachte ich, die Maschine übernimmt das. Am Ende entscheide ich.“</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Letters everywhere</source>
        <translation>Schriftgröße überall</translation>
    </message>
    <message>
        <source>Typeface of interviews</source>
        <translation>Schriftart der Interviews</translation>
    </message>
    <message>
        <source>Letters of interviews</source>
        <translation>Schriftgröße der Interviews</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Sprache und Aussehen</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>Wie geliefert</translation>
    </message>
</context>
<context>
    <name>LossWords</name>
    <message>
        <source>source that is no text, with its codings</source>
        <translation>Quelle, die kein Text ist, mit ihren Codierungen</translation>
    </message>
    <message>
        <source>its text is not in the file, or in a form that can&apos;t be read</source>
        <translation>sein Text steht nicht in der Datei oder ist nicht lesbar</translation>
    </message>
    <message>
        <source>its text could not be read, with its codings</source>
        <translation>sein Text war nicht lesbar, mit seinen Codierungen</translation>
    </message>
    <message>
        <source>codes of a whole document, which is no quotation</source>
        <translation>Codes eines ganzen Dokuments, das kein Zitat ist</translation>
    </message>
    <message>
        <source>codings with a code that the file does not have</source>
        <translation>Codierungen mit einem Code, den die Datei nicht hat</translation>
    </message>
    <message>
        <source>codings that lie outside of the text</source>
        <translation>Codierungen außerhalb des Textes</translation>
    </message>
    <message>
        <source>codings of words that no participant says</source>
        <translation>Codierungen von Worten, die keine interviewte Person sagt</translation>
    </message>
    <message>
        <source>kept, but cut to the words of participants, one coding a turn</source>
        <translation>erhalten, aber auf die Worte der Interviewten gekürzt, eine Codierung je Redebeitrag</translation>
    </message>
    <message>
        <source>stands twice in the file, kept once</source>
        <translation>steht zweimal in der Datei, einmal erhalten</translation>
    </message>
    <message>
        <source>marked passages without a code</source>
        <translation>markierte Stellen ohne Code</translation>
    </message>
    <message>
        <source>colours, taken to the nearest of twelve</source>
        <translation>Farben, auf die nächste von zwölf gebracht</translation>
    </message>
    <message>
        <source>code or concept that stands in a dimension directly: kept, placed nowhere</source>
        <translation>Code oder Konzept direkt in einer Dimension: erhalten, nirgends eingeordnet</translation>
    </message>
    <message>
        <source>category too deep in the tree: its codes are kept, with its name before theirs</source>
        <translation>Kategorie zu tief im Baum: ihre Codes sind erhalten, ihr Name steht vor deren Namen</translation>
    </message>
    <message>
        <source>kept as a category, and as a code of the same name for its own codings</source>
        <translation>als Kategorie erhalten und als gleichnamiger Code für die eigenen Codierungen</translation>
    </message>
    <message>
        <source>column that says nothing of a code</source>
        <translation>Spalte, die nichts über einen Code sagt</translation>
    </message>
    <message>
        <source>in the study already, and stays as the study has it</source>
        <translation>schon in der Studie und bleibt, wie es dort ist</translation>
    </message>
    <message>
        <source>stands in no interview of this study in the same words</source>
        <translation>steht in keinem Interview dieser Studie mit denselben Worten</translation>
    </message>
    <message>
        <source>belongs to the study that the codebook comes from</source>
        <translation>gehört zu der Studie, aus der das Codebuch kommt</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>map or network</source>
        <translation>Karte oder Netz</translation>
    </message>
    <message>
        <source>set of codes or documents</source>
        <translation>Sammlung von Codes oder Dokumenten</translation>
    </message>
    <message>
        <source>description of a document, case or project</source>
        <translation>Beschreibung eines Dokuments, Falls oder Projekts</translation>
    </message>
    <message>
        <source>memo that holds no text</source>
        <translation>Memo ohne Text</translation>
    </message>
    <message>
        <source>case: its codes, its selections, or values that belong to no single participant</source>
        <translation>Fall: seine Codes, seine Markierungen oder Werte, die zu keiner einzelnen Person gehören</translation>
    </message>
    <message>
        <source>variable that names somebody, or a value that holds an original name</source>
        <translation>Variable, die jemanden nennt, oder ein Wert mit einem echten Namen</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Person, die codiert</translation>
    </message>
</context>
<context>
    <name>LowerCaseBanner</name>
    <message>
        <source>This text has hardly any capital letters, as speech recognition writes.</source>
        <translation>Dieser Text hat kaum Großbuchstaben, wie ihn Spracherkennung schreibt.</translation>
    </message>
    <message>
        <source>Many names cannot be told from other words here: please read all of it, select each name and press A.</source>
        <translation>Viele Namen sind hier von anderen Wörtern nicht zu unterscheiden: Bitte lesen Sie alles, wählen Sie jeden Namen aus und drücken Sie A.</translation>
    </message>
    <message>
        <source>I have read all of it and added the names that were missed</source>
        <translation>Ich habe alles gelesen und die übersehenen Namen ergänzt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Who codes</source>
        <translation>Wer codiert</translation>
    </message>
    <message>
        <source>Decisions are recorded under this name:</source>
        <translation>Entscheidungen werden unter diesem Namen festgehalten:</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>About Verbatim</source>
        <translation>Über Verbatim</translation>
    </message>
    <message>
        <source>Verbatim codes interviews in the participants&apos; own words after the Gioia methodology. Licence: MIT. Icons: Lucide (ISC). Window: Qt (LGPL).</source>
        <translation>Verbatim codiert Interviews in den eigenen Worten der Befragten nach der Gioia-Methode. Lizenz: MIT. Symbole: Lucide (ISC). Fenster: Qt (LGPL).</translation>
    </message>
    <message>
        <source>The key file is not beside this study.</source>
        <translation>Die Schlüsseldatei liegt nicht neben dieser Studie.</translation>
    </message>
    <message>
        <source>Reading, coding and exporting work; names can be neither shown nor replaced.</source>
        <translation>Lesen, Codieren und Exportieren gehen; Namen lassen sich weder zeigen noch ersetzen.</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>Again: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Zurückgenommen: {0}</translation>
    </message>
</context>
<context>
    <name>MemberActs</name>
    <message>
        <source>Only these  Shift+A</source>
        <translation>Nur diese  Umschalt+A</translation>
    </message>
    <message>
        <source>Leave out  X</source>
        <translation>Weglassen  X</translation>
    </message>
    <message>
        <source>Split off  P</source>
        <translation>Abspalten  P</translation>
    </message>
    <message>
        <source>Move or merge …  M</source>
        <translation>Verschieben …  M</translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message>
        <source>“{0}” {1}</source>
        <translation>„{0}“ {1}</translation>
    </message>
    <message>
        <source>Anchor: {0}</source>
        <translation>Ankerzitat: {0}</translation>
    </message>
</context>
<context>
    <name>MemoPanel</name>
    <message>
        <source>Memos</source>
        <translation>Memos</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>What strikes you here? Ctrl+Enter saves.</source>
        <translation>Was fällt Ihnen hier auf? Strg+Eingabe speichert.</translation>
    </message>
    <message>
        <source>Save memo</source>
        <translation>Memo speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Memo on “{0}”</source>
        <translation>Memo zu „{0}“</translation>
    </message>
</context>
<context>
    <name>MemosDialog</name>
    <message>
        <source>Memos</source>
        <translation>Memos</translation>
    </message>
    <message>
        <source>On codes</source>
        <translation>Zu Codes</translation>
    </message>
    <message>
        <source>Theoretical</source>
        <translation>Theoretisch</translation>
    </message>
    <message>
        <source>On method</source>
        <translation>Zur Methode</translation>
    </message>
    <message>
        <source>Reflexive</source>
        <translation>Reflexiv</translation>
    </message>
    <message>
        <source>My own position</source>
        <translation>Meine eigene Position</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Save memo</source>
        <translation>Memo speichern</translation>
    </message>
    <message>
        <source>New memo</source>
        <translation>Neues Memo</translation>
    </message>
    <message>
        <source>The study as a whole</source>
        <translation>Die Studie als Ganzes</translation>
    </message>
    <message>
        <source>Asked for: {0}</source>
        <translation>Erbeten: {0}</translation>
    </message>
    <message>
        <source>Asked for: my own position</source>
        <translation>Erbeten: meine eigene Position</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge a second coder&apos;s package</source>
        <translation>Paket der zweiten codierenden Person zusammenführen</translation>
    </message>
    <message>
        <source>What is new, and where you differ</source>
        <translation>Was neu ist und wo Sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Redebeitrag</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>In the study</source>
        <translation>In der Studie</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Merge, as one step</source>
        <translation>In einem Schritt zusammenführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{0}&apos;s package, codebook “{1}”</source>
        <translation>Paket von {0}, Codebuch „{1}“</translation>
    </message>
    <message>
        <source>{0}&apos;s package</source>
        <translation>Paket von {0}</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message>
        <source>Nothing in it is new to this study.</source>
        <translation>Nichts darin ist neu für diese Studie.</translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>eine Codierung</numerusform>
            <numerusform>%n Codierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>ein Code</numerusform>
            <numerusform>%n Codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>ein Memo</numerusform>
            <numerusform>%n Memos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) taken back</source>
        <translation>
            <numerusform>eine zurückgenommene Codierung</numerusform>
            <numerusform>%n zurückgenommene Codierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>New: {0}.</source>
        <translation>Neu: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) are known already.</source>
        <translation>
            <numerusform>Eine Codierung ist schon bekannt.</numerusform>
            <numerusform>%n Codierungen sind schon bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were made when suggestions were there to be seen.</source>
        <translation>
            <numerusform>Eine davon entstand, als Vorschläge zu sehen waren.</numerusform>
            <numerusform>%n davon entstanden, als Vorschläge zu sehen waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) can&apos;t come in; they stay in the package.</source>
        <translation>
            <numerusform>Eine Codierung kann nicht übernommen werden; sie bleibt im Paket.</numerusform>
            <numerusform>%n Codierungen können nicht übernommen werden; sie bleiben im Paket.</numerusform>
        </translation>
    </message>
    <message>
        <source>same words, same code</source>
        <translation>dieselben Worte, derselbe Code</translation>
    </message>
    <message>
        <source>same code, words overlap</source>
        <translation>derselbe Code, die Worte überlappen</translation>
    </message>
    <message>
        <source>other code</source>
        <translation>anderer Code</translation>
    </message>
    <message>
        <source>only in the package</source>
        <translation>nur im Paket</translation>
    </message>
    <message>
        <source>only in the study</source>
        <translation>nur in der Studie</translation>
    </message>
    <message>
        <source>new code</source>
        <translation>neuer Code</translation>
    </message>
    <message>
        <source>new code, called like one that is there</source>
        <translation>neuer Code, heißt wie ein vorhandener</translation>
    </message>
    <message>
        <source>renamed in the study since</source>
        <translation>seither in der Studie umbenannt</translation>
    </message>
    <message>
        <source>renamed in the package: not taken over</source>
        <translation>im Paket umbenannt: nicht übernommen</translation>
    </message>
    <message>
        <source>definition changed in the package: not taken over</source>
        <translation>Definition im Paket geändert: nicht übernommen</translation>
    </message>
    <message>
        <source>merged in the study since</source>
        <translation>seither in der Studie zusammengelegt</translation>
    </message>
    <message>
        <source>code removed in the study since</source>
        <translation>Code seither in der Studie entfernt</translation>
    </message>
    <message>
        <source>taken off in the package since the last merge: removed</source>
        <translation>im Paket seit dem letzten Zusammenführen zurückgenommen: entfernt</translation>
    </message>
    <message>
        <source>text corrected since: taken with its new words</source>
        <translation>Text seither berichtigt: mit den neuen Worten übernommen</translation>
    </message>
    <message>
        <source>text corrected since: no sure place, not taken</source>
        <translation>Text seither berichtigt: keine sichere Stelle, nicht übernommen</translation>
    </message>
    <message>
        <source>interview or participant no longer in the study: refused</source>
        <translation>Interview oder Person nicht mehr in der Studie: abgelehnt</translation>
    </message>
    <message>
        <source>participant does not permit it any more: refused</source>
        <translation>die Person erlaubt es nicht mehr: abgelehnt</translation>
    </message>
    <message>
        <source>made under another coder&apos;s name: refused</source>
        <translation>unter anderem Namen codiert: abgelehnt</translation>
    </message>
    <message>
        <source>stays in the package</source>
        <translation>bleibt im Paket</translation>
    </message>
</context>
<context>
    <name>MethodActs</name>
    <message>
        <source>Looking for examples</source>
        <translation>Beispiele werden gesucht</translation>
    </message>
    <message>
        <source>There are fewer than two themes to be related.</source>
        <translation>Es gibt weniger als zwei Themen, die in Beziehung stehen könnten.</translation>
    </message>
</context>
<context>
    <name>ModelFilePart</name>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>{name} is running on this computer. It ends when Verbatim closes.</source>
        <translation>{name} läuft auf diesem Computer und endet mit Verbatim.</translation>
    </message>
    <message>
        <source>No model is running. It is started when it is needed.</source>
        <translation>Es läuft kein Modell. Es wird gestartet, wenn es gebraucht wird.</translation>
    </message>
    <message>
        <source>Model file (.gguf)</source>
        <translation>Modelldatei (.gguf)</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Modelldatei auswählen</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
    <message>
        <source>Needs about {all} of memory: the file&apos;s {file} and a context of {tokens} tokens.</source>
        <translation>Braucht etwa {all} Speicher: {file} für die Datei und einen Kontext von {tokens} Tokens.</translation>
    </message>
    <message>
        <source>{free} are free.</source>
        <translation>{free} sind frei.</translation>
    </message>
    <message>
        <source>Only {free} are free: it may be very slow or fail. Close other programs or take a smaller one.</source>
        <translation>Nur {free} sind frei: Es kann sehr langsam werden oder scheitern. Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Ending the model&apos;s server</source>
        <translation>Server des Modells wird beendet</translation>
    </message>
</context>
<context>
    <name>NegativeCasesDialog</name>
    <message>
        <source>Negative cases</source>
        <translation>Gegenbeispiele</translation>
    </message>
    <message>
        <source>Search for words of contrast</source>
        <translation>Nach Wörtern des Gegensatzes suchen</translation>
    </message>
    <message>
        <source>Show in the interview</source>
        <translation>Im Interview zeigen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Selected in the interview: “{0}”</source>
        <translation>Im Interview ausgewählt: „{0}“</translation>
    </message>
    <message>
        <source>No sentence was found by its words. That proves nothing.</source>
        <translation>Kein Satz wurde an seinen Wörtern gefunden. Das beweist nichts.</translation>
    </message>
    <message>
        <source>The search shows sentences with the theme&apos;s words beside a negation or a word of contrast. It knows words, not meaning, and marks nothing.</source>
        <translation>Die Suche zeigt Sätze, in denen Wörter des Themas neben einer Verneinung oder einem Wort des Gegensatzes stehen. Sie kennt Wörter, keine Bedeutung, und markiert nichts.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>What speaks against it or limits it</source>
        <translation>Was dagegen spricht oder es begrenzt</translation>
    </message>
    <message>
        <source>What may be marked</source>
        <translation>Was markiert werden kann</translation>
    </message>
    <message>
        <source>In what it speaks against the theme</source>
        <translation>Worin es gegen das Thema spricht</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Notiz behalten</translation>
    </message>
    <message>
        <source>Mark as negative case</source>
        <translation>Als Gegenbeispiel markieren</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Show what I type</source>
        <translation>Zeigen, was ich tippe</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s keyring, so that I need not type it here</source>
        <translation>Im Schlüsselbund dieses Rechners behalten, damit ich sie hier nicht eingeben muss</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>At least {count} characters. Four or five words that do not belong together are good.</source>
        <translation>Mindestens {count} Zeichen. Gut sind vier oder fünf Wörter, die nicht zusammengehören.</translation>
    </message>
    <message>
        <source>Type the same below.</source>
        <translation>Geben Sie sie darunter noch einmal ein.</translation>
    </message>
    <message>
        <source>Write it down and keep it apart: nobody can bring a forgotten passphrase back.</source>
        <translation>Schreiben Sie sie auf und verwahren Sie sie getrennt: Eine vergessene Passphrase bringt niemand zurück.</translation>
    </message>
</context>
<context>
    <name>NewStudyDialog</name>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Protect its files by a passphrase</source>
        <translation>Die Dateien mit einer Passphrase schützen</translation>
    </message>
    <message>
        <source>Leave them unprotected</source>
        <translation>Sie ungeschützt lassen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>Worum geht es?</translation>
    </message>
    <message>
        <source>AI in sales</source>
        <translation>KI im Vertrieb</translation>
    </message>
    <message>
        <source>Title of the study</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>Research question (may follow later)</source>
        <translation>Forschungsfrage (kann später folgen)</translation>
    </message>
    <message>
        <source>Suggestions are chosen with a view to it. Write no names of participants here.</source>
        <translation>Vorschläge werden mit Blick darauf ausgewählt. Schreiben Sie hier keine Namen von Teilnehmenden.</translation>
    </message>
    <message>
        <source>Who codes, and in which language?</source>
        <translation>Wer codiert, und in welcher Sprache?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Every approval and decision is recorded under it.</source>
        <translation>Jede Freigabe und jede Entscheidung wird darunter festgehalten.</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Language of the study</source>
        <translation>Sprache der Studie</translation>
    </message>
    <message>
        <source>Each interview&apos;s own language is recognised when you import it.</source>
        <translation>Die Sprache jedes Interviews wird beim Import erkannt.</translation>
    </message>
    <message>
        <source>Where may its text go, and where is it kept?</source>
        <translation>Wohin darf ihr Text, und wo liegt sie?</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation>Datei der Studie</translation>
    </message>
    <message>
        <source>A second file beside it, ending in .verbatim-key, holds the original names. Keep it to yourself.</source>
        <translation>Eine zweite Datei daneben, mit der Endung .verbatim-key, enthält die echten Namen. Behalten Sie sie für sich.</translation>
    </message>
    <message>
        <source>What are suggestions for in this study?</source>
        <translation>Wozu dienen Vorschläge in dieser Studie?</translation>
    </message>
    <message>
        <source>It binds every suggester and is printed in the methods appendix. A change needs a reason.</source>
        <translation>Es bindet jedes Vorschlagsverfahren und steht im Methodenanhang. Eine Änderung braucht einen Grund.</translation>
    </message>
    <message>
        <source>Who can open its files?</source>
        <translation>Wer kann die Dateien öffnen?</translation>
    </message>
    <message>
        <source>Whoever gets at the files, such as a thief of this computer, can then read all interviews with all names. Many ethics boards ask for encryption. You can protect them later, too.</source>
        <translation>Wer an die Dateien kommt, etwa wer diesen Rechner stiehlt, kann dann alle Interviews mit allen Namen lesen. Viele Ethikkommissionen verlangen Verschlüsselung. Sie können sie auch später noch schützen.</translation>
    </message>
    <message>
        <source>{service} copies this folder to its servers. Choose a folder of your own.</source>
        <translation>{service} kopiert diesen Ordner auf eigene Server. Wählen Sie einen Ordner, der nur Ihnen gehört.</translation>
    </message>
    <message>
        <source>Step {step} of 5</source>
        <translation>Schritt {step} von 5</translation>
    </message>
    <message>
        <source>Create the study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Studies (*.verbatim)</source>
        <translation>Studien (*.verbatim)</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OwnLists</name>
    <message>
        <source>Own lists</source>
        <translation>Eigene Listen</translation>
    </message>
    <message>
        <source>Always replace</source>
        <translation>Immer ersetzen</translation>
    </message>
    <message>
        <source>In every form: inflected, in upper case, misspelt by a letter.</source>
        <translation>In jeder Form: gebeugt, in Großbuchstaben, mit einem Tippfehler.</translation>
    </message>
    <message>
        <source>Never replace</source>
        <translation>Nie ersetzen</translation>
    </message>
    <message>
        <source>Words that are no names here, or names that may stand.</source>
        <translation>Wörter, die hier keine Namen sind, oder Namen, die stehen dürfen.</translation>
    </message>
    <message>
        <source>Sensitive words</source>
        <translation>Heikle Wörter</translation>
    </message>
    <message>
        <source>Passages with them are flagged for your eye.</source>
        <translation>Stellen mit ihnen werden Ihnen zum Ansehen gezeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Einlesen …</translation>
    </message>
    <message>
        <source>A text or CSV file, one a line, with a kind behind a comma where you like</source>
        <translation>Eine Text- oder CSV-Datei, eines je Zeile, auf Wunsch mit einer Art hinter einem Komma</translation>
    </message>
    <message>
        <source>Type a word or a name</source>
        <translation>Wort oder Name eingeben</translation>
    </message>
    <message>
        <source>Of what kind</source>
        <translation>Welcher Art</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>Liste einlesen</translation>
    </message>
    <message>
        <source>Text or CSV</source>
        <translation>Text oder CSV</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: a text file in UTF-8 is needed.</source>
        <translation>{0} ist nicht lesbar: Nötig ist eine Textdatei in UTF-8.</translation>
    </message>
    <message>
        <source>{0} was read.</source>
        <translation>{0} wurde eingelesen.</translation>
    </message>
    <message>
        <source>Going through the study …</source>
        <translation>Die Studie wird durchgegangen …</translation>
    </message>
    <message>
        <source>Going through the study</source>
        <translation>Studie durchgehen</translation>
    </message>
    <message>
        <source>Stopped: the lists are as they were.</source>
        <translation>Angehalten: Die Listen sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Every interview was gone through with it.</source>
        <translation>Jedes Interview wurde damit durchgegangen.</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>Package for a second coder</source>
        <translation>Paket für eine zweite codierende Person</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>Choose where to …</source>
        <translation>Ort wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who is to code in it</source>
        <translation>Wer darin codieren soll</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>A study of its own, with the approved texts and the codebook: no key, no names, and nobody&apos;s codings, suggestions or memos. What comes back is merged in one step.</source>
        <translation>Eine eigene Studie mit den freigegebenen Texten und dem Codebuch: kein Schlüssel, keine Namen und niemandes Codierungen, Vorschläge oder Memos. Was zurückkommt, wird in einem Schritt zusammengeführt.</translation>
    </message>
    <message>
        <source>Your study has a passphrase, so the package needs one; tell it apart from the file.</source>
        <translation>Ihre Studie hat eine Passphrase, also braucht das Paket auch eine; geben Sie sie getrennt von der Datei weiter.</translation>
    </message>
    <message>
        <source>A passphrase for the package, if you wish; tell it apart from the file.</source>
        <translation>Wenn Sie möchten, eine Passphrase für das Paket; geben Sie sie getrennt von der Datei weiter.</translation>
    </message>
</context>
<context>
    <name>PassagesPanel</name>
    <message>
        <source>Passages that may speak of health, belief, politics, origin, union, sexual life or offences.</source>
        <translation>Stellen, an denen es um Gesundheit, Glauben, Politik, Herkunft, Gewerkschaft, Sexualleben oder Straftaten gehen kann.</translation>
    </message>
    <message>
        <source>Sensitive passages</source>
        <translation>Heikle Stellen</translation>
    </message>
    <message>
        <source>May be used  C</source>
        <translation>Darf bleiben  C</translation>
    </message>
    <message>
        <source>Nothing sensitive, or it may be used, C</source>
        <translation>Nichts Heikles, oder es darf verwendet werden, C</translation>
    </message>
    <message>
        <source>Never leaves  N</source>
        <translation>Bleibt hier  N</translation>
    </message>
    <message>
        <source>Never leaves this computer, N</source>
        <translation>Verlässt diesen Rechner nie, N</translation>
    </message>
    <message>
        <source>Let it wait for your eye again</source>
        <translation>Wieder zum Ansehen vormerken</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Take this passage off the list</source>
        <translation>Diese Stelle von der Liste streichen</translation>
    </message>
    <message>
        <source>All of this interview never leaves</source>
        <translation>Das ganze Interview bleibt hier</translation>
    </message>
    <message>
        <source>It goes to no server and into no export</source>
        <translation>Es geht an keinen Server und in keinen Export</translation>
    </message>
    <message>
        <source>Nothing is flagged here. Select words in the text and press N to keep them here.</source>
        <translation>Hier ist nichts vorgemerkt. Wählen Sie Wörter im Text aus und drücken Sie N, damit sie hier bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) to look at</source>
        <translation>
            <numerusform>%n Stelle anzusehen</numerusform>
            <numerusform>%n Stellen anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>All looked at.</source>
        <translation>Alle angesehen.</translation>
    </message>
</context>
<context>
    <name>PermissionModel</name>
    <message>
        <source>Participant</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>The interview may be worked with here at all</source>
        <translation>Mit dem Interview darf hier überhaupt gearbeitet werden</translation>
    </message>
    <message>
        <source>AI here</source>
        <translation>KI hier</translation>
    </message>
    <message>
        <source>A model on this computer may read the pseudonymised text</source>
        <translation>Ein Modell auf diesem Rechner darf den pseudonymisierten Text lesen</translation>
    </message>
    <message>
        <source>AI elsewhere</source>
        <translation>KI woanders</translation>
    </message>
    <message>
        <source>A model on another computer, also of your institute, may read the pseudonymised text</source>
        <translation>Ein Modell auf einem anderen Rechner, auch Ihres Instituts, darf den pseudonymisierten Text lesen</translation>
    </message>
    <message>
        <source>Quoting</source>
        <translation>Zitieren</translation>
    </message>
    <message>
        <source>Words of the interview may stand in exports and papers</source>
        <translation>Worte des Interviews dürfen in Exporten und Veröffentlichungen stehen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>The pseudonymised interview may be archived for others</source>
        <translation>Das pseudonymisierte Interview darf für andere archiviert werden</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>The last day, as 2027-03-31; empty for no end</source>
        <translation>Der letzte Tag, wie 2027-03-31; leer für ohne Ende</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Rechtsgrundlage</translation>
    </message>
    <message>
        <source>Such as: consent, Art. 6(1)(a) GDPR</source>
        <translation>Etwa: Einwilligung, Art. 6 Abs. 1 lit. a DSGVO</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>The version of the consent form</source>
        <translation>Die Fassung der Einwilligungserklärung</translation>
    </message>
    <message>
        <source>{0}, ended</source>
        <translation>{0}, abgelaufen</translation>
    </message>
    <message>
        <source>All participants</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>PolicyFields</name>
    <message>
        <source>Codes in participants&apos; words</source>
        <translation>Codes in den Worten der Teilnehmenden</translation>
    </message>
    <message>
        <source>First-order concepts</source>
        <translation>Konzepte erster Ordnung</translation>
    </message>
    <message>
        <source>Second-order themes</source>
        <translation>Themen zweiter Ordnung</translation>
    </message>
    <message>
        <source>Aggregate dimensions</source>
        <translation>Aggregierte Dimensionen</translation>
    </message>
    <message>
        <source>Codes only after my own coding of an interview: the differences</source>
        <translation>Codes erst, wenn ich ein Interview selbst codiert habe: die Unterschiede</translation>
    </message>
    <message>
        <source>Codes at any time</source>
        <translation>Codes jederzeit</translation>
    </message>
    <message>
        <source>Each suggestion is seen before it is decided on</source>
        <translation>Jeder Vorschlag wird gesehen, bevor darüber entschieden wird</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>What may be suggested? Nothing is an answer, too.</source>
        <translation>Was darf vorgeschlagen werden? Auch nichts ist eine Antwort.</translation>
    </message>
    <message>
        <source>Who decides on suggestions?</source>
        <translation>Wer entscheidet über Vorschläge?</translation>
    </message>
    <message>
        <source>Turns held out of every suggester, at least</source>
        <translation>Redebeiträge, die kein Verfahren bekommt, mindestens</translation>
    </message>
</context>
<context>
    <name>PromptsDialog</name>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>Text des Prompts</translation>
    </message>
    <message>
        <source>Name of your copy</source>
        <translation>Name Ihrer Kopie</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Keep as a new version</source>
        <translation>Als neue Version behalten</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Diesen verwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What stands in {{…}} is filled in. A copy of yours is a version of its own; the original stays. Each request records which was used, with its whole text.</source>
        <translation>Was in {{…}} steht, wird eingesetzt. Ihre Kopie ist eine eigene Version; das Original bleibt. Zu jeder Anfrage wird festgehalten, welcher verwendet wurde, mit seinem ganzen Text.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Gegenlesen</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>An original: make a copy to change it.</source>
        <translation>Ein Original: Machen Sie eine Kopie, um etwas zu ändern.</translation>
    </message>
    <message>
        <source>Your copy.</source>
        <translation>Ihre Kopie.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Kept. Earlier versions are still there.</source>
        <translation>Behalten. Frühere Versionen sind noch da.</translation>
    </message>
    <message>
        <source>In use from the next request on.</source>
        <translation>In Gebrauch ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>Your changes are not kept yet. Once more drops them.</source>
        <translation>Ihre Änderungen sind noch nicht behalten. Noch einmal verwirft sie.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Seal…</source>
        <translation>Siegeln …</translation>
    </message>
    <message>
        <source>Sign the ledger&apos;s head, or compare it with a seal</source>
        <translation>Das Ende des Protokolls signieren oder mit einem Siegel vergleichen</translation>
    </message>
    <message>
        <source>Provenance…</source>
        <translation>Herkunft …</translation>
    </message>
    <message>
        <source>For reviewers and archives: who suggested, who decided, and on what words</source>
        <translation>Für Gutachten und Archive: wer vorschlug, wer entschied und auf welche Worte hin</translation>
    </message>
    <message>
        <source>Sealing the ledger</source>
        <translation>Das Protokoll wird gesiegelt</translation>
    </message>
    <message>
        <source>Sealed. Publish this text where it can&apos;t be changed any more, such as an appendix.</source>
        <translation>Gesiegelt. Veröffentlichen Sie diesen Text, wo er nicht mehr geändert werden kann, etwa in einem Anhang.</translation>
    </message>
    <message>
        <source>Key for sealing</source>
        <translation>Schlüssel zum Siegeln</translation>
    </message>
    <message>
        <source>Save the seal</source>
        <translation>Siegel speichern</translation>
    </message>
    <message>
        <source>Comparing with the seal</source>
        <translation>Vergleich mit dem Siegel</translation>
    </message>
    <message>
        <source>The seal holds: up to it, the ledger is the one that was sealed. Compare the key with the published one, and verify the study.</source>
        <translation>Das Siegel stimmt: Bis dahin ist das Protokoll das gesiegelte. Vergleichen Sie den Schlüssel mit dem veröffentlichten und prüfen Sie die Studie.</translation>
    </message>
    <message>
        <source>The signature is not that of the key: a letter was lost in copying, or it was made up.</source>
        <translation>Die Signatur gehört nicht zu diesem Schlüssel: Beim Kopieren ging ein Zeichen verloren, oder das Siegel ist erfunden.</translation>
    </message>
    <message>
        <source>This is the seal of another study.</source>
        <translation>Das ist das Siegel einer anderen Studie.</translation>
    </message>
    <message>
        <source>The ledger was rewritten after it was sealed.</source>
        <translation>Das Protokoll wurde nach dem Siegeln umgeschrieben.</translation>
    </message>
    <message>
        <source>The ledger has fewer steps than were sealed: its end is missing, or it is an older copy.</source>
        <translation>Das Protokoll hat weniger Schritte, als gesiegelt wurden: Sein Ende fehlt, oder es ist eine ältere Kopie.</translation>
    </message>
    <message>
        <source>Export the provenance</source>
        <translation>Herkunft exportieren</translation>
    </message>
    <message>
        <source>Exporting the provenance</source>
        <translation>Die Herkunft wird exportiert</translation>
    </message>
    <message>
        <source>The provenance is in {0}.</source>
        <translation>Die Herkunft steht in {0}.</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>The key file has another passphrase than the study</source>
        <translation>Die Schlüsseldatei hat eine andere Passphrase als die Studie</translation>
    </message>
    <message>
        <source>Write the files anew</source>
        <translation>Die Dateien neu schreiben</translation>
    </message>
    <message>
        <source>One passphrase for the study and its key file</source>
        <translation>Eine Passphrase für die Studie und ihre Schlüsseldatei</translation>
    </message>
    <message>
        <source>A passphrase of its own for the key file</source>
        <translation>Eine eigene Passphrase für die Schlüsseldatei</translation>
    </message>
    <message>
        <source>For those who may read and code, and shall not see names.</source>
        <translation>Für alle, die lesen und codieren dürfen, aber keine Namen sehen sollen.</translation>
    </message>
    <message>
        <source>No passphrase</source>
        <translation>Keine Passphrase</translation>
    </message>
    <message>
        <source>Whoever gets at the files can then read all interviews with all names.</source>
        <translation>Wer an die Dateien kommt, kann dann alle Interviews mit allen Namen lesen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who can open “{name}”?</source>
        <translation>Wer kann „{name}“ öffnen?</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Jetzige Passphrase</translation>
    </message>
    <message>
        <source>Present passphrase of the key file</source>
        <translation>Jetzige Passphrase der Schlüsseldatei</translation>
    </message>
    <message>
        <source>The study closes, its files and their backups are written anew, and it opens again.</source>
        <translation>Die Studie wird geschlossen, ihre Dateien und deren Sicherungen werden neu geschrieben, und sie öffnet sich wieder.</translation>
    </message>
    <message>
        <source>Its files are protected by a passphrase.</source>
        <translation>Ihre Dateien sind mit einer Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Only one of its two files is protected by a passphrase.</source>
        <translation>Nur eine ihrer beiden Dateien ist mit einer Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Its files are not protected: whoever gets at them can read them.</source>
        <translation>Ihre Dateien sind nicht geschützt: Wer an sie kommt, kann sie lesen.</translation>
    </message>
</context>
<context>
    <name>ProvenanceCard</name>
    <message>
        <source>Bundle with checker (RO-Crate)</source>
        <translation>Paket mit Prüfprogramm (RO-Crate)</translation>
    </message>
    <message>
        <source>Provenance alone (W3C PROV-JSON)</source>
        <translation>Nur die Herkunft (W3C PROV-JSON)</translation>
    </message>
    <message>
        <source>Coders by name</source>
        <translation>Codierende mit Namen</translation>
    </message>
    <message>
        <source>How long each decision took</source>
        <translation>Wie lange jede Entscheidung dauerte</translation>
    </message>
    <message>
        <source>It holds the words of those only who permit archiving, and digests of everything else. Reviewers need nothing but Python to check the bundle.</source>
        <translation>Es enthält nur die Worte derer, die der Archivierung zustimmen, und Prüfsummen von allem anderen. Zum Prüfen des Pakets genügt Python.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ProvenancePanel</name>
    <message>
        <source>Exact request</source>
        <translation>Genaue Anfrage</translation>
    </message>
    <message>
        <source>Exact answer</source>
        <translation>Genaue Antwort</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>All steps behind it, in the report</source>
        <translation>Alle Schritte dahinter, im Bericht</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das kommt</translation>
    </message>
    <message>
        <source>Exact text of the call</source>
        <translation>Genauer Text des Aufrufs</translation>
    </message>
    <message>
        <source>From the study “{0}”, brought in by {1}, {2}.</source>
        <translation>Aus der Studie „{0}“, übernommen von {1}, {2}.</translation>
    </message>
    <message>
        <source>There: suggested by a model, and taken by {0}, {1}.</source>
        <translation>Dort: von einem Modell vorgeschlagen und übernommen von {0}, {1}.</translation>
    </message>
    <message>
        <source>There: coded by hand by {0}, {1}.</source>
        <translation>Dort: von Hand codiert von {0}, {1}.</translation>
    </message>
    <message>
        <source>Coded by hand by {0}, {1}.</source>
        <translation>Von Hand codiert von {0}, {1}.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Asked by {0}, {1}</source>
        <translation>Angefragt von {0}, {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} auf {1}</translation>
    </message>
    <message>
        <source>Prompt {0}, version {1}, {2}</source>
        <translation>Prompt {0}, Version {1}, {2}</translation>
    </message>
    <message>
        <source>Turns {0}–{1}</source>
        <translation>Redebeiträge {0}–{1}</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Dropped by the critic, because: {0}</source>
        <translation>Beim Gegenlesen weggelassen, weil: {0}</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted with changes</source>
        <translation>Mit Änderung angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>after {0} seconds</source>
        <translation>nach {0} Sekunden</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>Grund: {0}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Code made</source>
        <translation>Code angelegt</translation>
    </message>
    <message>
        <source>Applied to a quotation</source>
        <translation>Auf ein Zitat angewendet</translation>
    </message>
    <message>
        <source>Taken off a quotation</source>
        <translation>Von einem Zitat genommen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moved in the structure</source>
        <translation>In der Struktur bewegt</translation>
    </message>
    <message>
        <source>Moved in the structure by accepting a suggestion</source>
        <translation>Durch Annehmen eines Vorschlags in der Struktur eingeordnet</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Memo written</source>
        <translation>Memo geschrieben</translation>
    </message>
</context>
<context>
    <name>ProviderDialog</name>
    <message>
        <source>Where suggestions come from</source>
        <translation>Woher Vorschläge kommen</translation>
    </message>
    <message>
        <source>Built-in suggester, no AI</source>
        <translation>Eingebaut, ohne KI</translation>
    </message>
    <message>
        <source>Another OpenAI-compatible server</source>
        <translation>Anderer OpenAI-kompatibler Server</translation>
    </message>
    <message>
        <source>Model file (.gguf) …</source>
        <translation>Modelldatei (.gguf) …</translation>
    </message>
    <message>
        <source>It proposes participants&apos; own phrases by counting words, and groups codes by likeness. It needs nothing and sends nothing.</source>
        <translation>Der eingebaute Vorschläger zählt Wörter, schlägt eigene Wendungen der Befragten vor und gruppiert Codes nach Ähnlichkeit. Er braucht nichts und sendet nichts.</translation>
    </message>
    <message>
        <source>Proxy (none is used unless you name one)</source>
        <translation>Proxy (wird nur verwendet, wenn Sie einen angeben)</translation>
    </message>
    <message>
        <source>Count tokens exactly …</source>
        <translation>Tokens genau zählen …</translation>
    </message>
    <message>
        <source>Recipient …</source>
        <translation>Empfänger …</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>API key (local servers need none)</source>
        <translation>API-Schlüssel (lokale Server brauchen keinen)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Approved text would go to {host} in this network.</source>
        <translation>Freigegebener Text ginge an {host} in diesem Netz.</translation>
    </message>
    <message>
        <source>Approved text would go to {host} on the internet.</source>
        <translation>Freigegebener Text ginge an {host} im Internet.</translation>
    </message>
    <message>
        <source>{host} does not run this model itself: it passes approved text on to the internet.</source>
        <translation>{host} betreibt dieses Modell nicht selbst: Freigegebener Text geht von dort weiter ins Internet.</translation>
    </message>
    <message>
        <source>This study does not allow that: nothing will be sent until you change it in the study&apos;s settings.</source>
        <translation>Diese Studie erlaubt das nicht: Es wird nichts gesendet, bis Sie es in der Studie ändern.</translation>
    </message>
    <message>
        <source>You see every text before it is sent.</source>
        <translation>Sie sehen jeden Text, bevor er gesendet wird.</translation>
    </message>
    <message>
        <source>The key is kept in the keyring of your system, never in the study.</source>
        <translation>Der Schlüssel liegt im Schlüsselbund Ihres Systems, nie in der Studie.</translation>
    </message>
    <message>
        <source>text stays on this computer</source>
        <translation>Text bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>text may go no further than this network</source>
        <translation>Text darf nicht weiter als bis in dieses Netz</translation>
    </message>
    <message>
        <source>text may go to the internet</source>
        <translation>Text darf ins Internet</translation>
    </message>
    <message>
        <source>The policy of your institution can&apos;t be read ({path}): nothing leaves this computer.</source>
        <translation>Die Richtlinie Ihrer Einrichtung lässt sich nicht lesen ({path}): Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>servers: {names}</source>
        <translation>Server: {names}</translation>
    </message>
    <message>
        <source>models: {names}</source>
        <translation>Modelle: {names}</translation>
    </message>
    <message>
        <source>Policy of {institution}: {rules}.</source>
        <translation>Richtlinie von {institution}: {rules}.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>Verbindung wird geprüft</translation>
    </message>
    <message>
        <source>{model} answered in {seconds} s.</source>
        <translation>{model} hat in {seconds} s geantwortet.</translation>
    </message>
    <message>
        <source>The server answers. Choose one of its models.</source>
        <translation>Der Server antwortet. Wählen Sie eines seiner Modelle.</translation>
    </message>
    <message>
        <source>It cuts texts after about {words} words; Verbatim will send smaller pieces.</source>
        <translation>Der Server schneidet Texte nach etwa {words} Wörtern ab; Verbatim sendet kleinere Stücke.</translation>
    </message>
    <message>
        <source>Estimates of tokens follow its own tokenizer, which counted filler, no study text.</source>
        <translation>Schätzungen der Tokens folgen seinem eigenen Tokenizer; gezählt wurde Fülltext, kein Text der Studie.</translation>
    </message>
    <message>
        <source>There is no keyring on this computer: the key lasts until Verbatim closes.</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund: Der Schlüssel gilt, bis Verbatim geschlossen wird.</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>Schlüssel wird abgelegt</translation>
    </message>
</context>
<context>
    <name>PseudonymisePlace</name>
    <message>
        <source>Pseudonymise</source>
        <translation>Pseudonymisieren</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Select all open ones like this</source>
        <translation>Alle offenen dieser Art auswählen</translation>
    </message>
    <message>
        <source>Another kind …</source>
        <translation>Andere Art …</translation>
    </message>
    <message>
        <source>Same person as …</source>
        <translation>Dieselbe Person wie …</translation>
    </message>
    <message>
        <source>Form and role …</source>
        <translation>Form und Rolle …</translation>
    </message>
    <message>
        <source>Rename the pseudonym</source>
        <translation>Pseudonym umbenennen</translation>
    </message>
    <message>
        <source>This place apart …</source>
        <translation>Diese Stelle für sich …</translation>
    </message>
    <message>
        <source>Add the selected words …</source>
        <translation>Ausgewählte Wörter hinzufügen …</translation>
    </message>
    <message>
        <source>Add the selected words</source>
        <translation>Ausgewählte Wörter hinzufügen</translation>
    </message>
    <message>
        <source>Always replace the selected words …</source>
        <translation>Ausgewählte Wörter immer ersetzen …</translation>
    </message>
    <message>
        <source>Never replace the selected words</source>
        <translation>Ausgewählte Wörter nie ersetzen</translation>
    </message>
    <message>
        <source>Own lists …</source>
        <translation>Eigene Listen …</translation>
    </message>
    <message>
        <source>This passage may be used</source>
        <translation>Diese Stelle darf verwendet werden</translation>
    </message>
    <message>
        <source>Never leaves this computer</source>
        <translation>Verlässt diesen Rechner nie</translation>
    </message>
    <message>
        <source>All of this interview never leaves</source>
        <translation>Das ganze Interview bleibt hier</translation>
    </message>
    <message>
        <source>Sensitive passages</source>
        <translation>Heikle Stellen</translation>
    </message>
    <message>
        <source>Before you approve</source>
        <translation>Vor der Freigabe</translation>
    </message>
    <message>
        <source>Read random sentences</source>
        <translation>Zufällige Sätze lesen</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Go to the list</source>
        <translation>Zur Liste</translation>
    </message>
    <message>
        <source>What will be sent, alone</source>
        <translation>Nur, was gesendet wird</translation>
    </message>
    <message>
        <source>The other text</source>
        <translation>Der andere Text</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Search for names again</source>
        <translation>Erneut nach Namen suchen</translation>
    </message>
    <message>
        <source>Approve this interview</source>
        <translation>Dieses Interview freigeben</translation>
    </message>
    <message>
        <source>{0}, original</source>
        <translation>{0}, Original</translation>
    </message>
    <message>
        <source>{0}, pseudonymised</source>
        <translation>{0}, pseudonymisiert</translation>
    </message>
    <message>
        <source>Searching for names</source>
        <translation>Namen werden gesucht</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>Rearranging</name>
    <message>
        <source>Move to “{0}”</source>
        <translation>Nach „{0}“ verschieben</translation>
    </message>
    <message>
        <source>Merge into “{0}”</source>
        <translation>Mit „{0}“ vereinen</translation>
    </message>
    <message>
        <source>Take in what fits nowhere</source>
        <translation>Aufnehmen, was nirgends passt</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Too vague</source>
        <translation>Zu vage</translation>
    </message>
    <message>
        <source>Not about the question</source>
        <translation>Nicht zur Frage</translation>
    </message>
    <message>
        <source>Cut badly</source>
        <translation>Schlecht zugeschnitten</translation>
    </message>
    <message>
        <source>Said before</source>
        <translation>Schon gesagt</translation>
    </message>
</context>
<context>
    <name>RecipientDialog</name>
    <message>
        <source>The recipient&apos;s card is complete.</source>
        <translation>Die Empfängerkarte ist vollständig.</translation>
    </message>
    <message>
        <source>The recipient&apos;s approval has ended: nothing will be sent.</source>
        <translation>Die Genehmigung des Empfängers ist abgelaufen: Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>The recipient&apos;s card is not complete: nothing will be sent.</source>
        <translation>Die Empfängerkarte ist nicht vollständig: Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Who receives text at {host}</source>
        <translation>Wer bei {host} Text empfängt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Who operates it</source>
        <translation>Wer den Server betreibt</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Contract for processing (AVV, DPA)</source>
        <translation>Vertrag zur Auftragsverarbeitung (AVV)</translation>
    </message>
    <message>
        <source>Basis for the transfer to where it stands</source>
        <translation>Grundlage der Übermittlung dorthin</translation>
    </message>
    <message>
        <source>How long it keeps what is sent, logs against abuse included</source>
        <translation>Wie lange Gesendetes aufbewahrt wird, auch in Protokollen gegen Missbrauch</translation>
    </message>
    <message>
        <source>Whether what is sent is used for training</source>
        <translation>Ob mit Gesendetem trainiert wird</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>Approved until (like 2027-03-31)</source>
        <translation>Genehmigt bis (wie 2027-03-31)</translation>
    </message>
    <message>
        <source>Nothing is sent there until every line is filled in and the approval is still valid.</source>
        <translation>Dorthin wird nichts gesendet, solange nicht jede Zeile ausgefüllt und die Genehmigung gültig ist.</translation>
    </message>
    <message>
        <source>“store=false”, which Verbatim sends to OpenAI, does not end a provider&apos;s own logs against abuse. How long those are kept is in the contract.</source>
        <translation>„store=false“, das Verbatim an OpenAI sendet, beendet nicht die eigenen Protokolle eines Anbieters gegen Missbrauch. Wie lange diese aufbewahrt werden, steht im Vertrag.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RelationsDialog</name>
    <message>
        <source>Relations between themes</source>
        <translation>Beziehungen zwischen Themen</translation>
    </message>
    <message>
        <source>is a condition of</source>
        <translation>ist eine Bedingung für</translation>
    </message>
    <message>
        <source>is the context of</source>
        <translation>ist der Kontext von</translation>
    </message>
    <message>
        <source>is an action on</source>
        <translation>ist eine Handlung zu</translation>
    </message>
    <message>
        <source>is a consequence of</source>
        <translation>ist eine Folge von</translation>
    </message>
    <message>
        <source>in my own word:</source>
        <translation>in meinem eigenen Wort:</translation>
    </message>
    <message>
        <source>Relate</source>
        <translation>In Beziehung setzen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n Zitat</numerusform>
            <numerusform>%n Zitate</numerusform>
        </translation>
    </message>
    <message>
        <source>Theme it goes out from</source>
        <translation>Thema, von dem sie ausgeht</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was sie ist</translation>
    </message>
    <message>
        <source>Theme it goes to</source>
        <translation>Thema, zu dem sie führt</translation>
    </message>
    <message>
        <source>Own word</source>
        <translation>Eigenes Wort</translation>
    </message>
    <message>
        <source>What you think of it</source>
        <translation>Was Sie davon halten</translation>
    </message>
    <message>
        <source>Which quotations does it rest on?</source>
        <translation>Auf welche Zitate stützt sie sich?</translation>
    </message>
    <message>
        <source>Quotations of both themes</source>
        <translation>Zitate beider Themen</translation>
    </message>
</context>
<context>
    <name>ReportPlace</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What has been done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check that nothing was altered since it was recorded</source>
        <translation>Prüfen, dass seit der Aufzeichnung nichts verändert wurde</translation>
    </message>
    <message>
        <source>Here stands what was done in this study, in numbers that can be followed back to each step. There is no interview yet.</source>
        <translation>Hier steht, was in dieser Studie getan wurde, in Zahlen, die sich bis zu jedem Schritt zurückverfolgen lassen. Noch gibt es kein Interview.</translation>
    </message>
    <message>
        <source>Go to the study</source>
        <translation>Zur Studie</translation>
    </message>
    <message>
        <source>Replacement log…</source>
        <translation>Ersetzungsliste…</translation>
    </message>
    <message>
        <source>For the archive: what was replaced by what sort, without the originals</source>
        <translation>Für das Archiv: was wodurch ersetzt wurde, ohne die Originale</translation>
    </message>
    <message>
        <source>Key…</source>
        <translation>Schlüssel…</translation>
    </message>
    <message>
        <source>Pseudonyms with the originals, to be kept apart</source>
        <translation>Pseudonyme mit den Originalen, getrennt aufzubewahren</translation>
    </message>
    <message>
        <source>Step by step…</source>
        <translation>Schritt für Schritt …</translation>
    </message>
    <message>
        <source>Every step in order, and what each came of</source>
        <translation>Jeder Schritt der Reihe nach, und worauf er zurückgeht</translation>
    </message>
    <message>
        <source>Rigor…</source>
        <translation>Güte …</translation>
    </message>
    <message>
        <source>Saturation, agreement, coverage, influence of suggestions, co-occurrence</source>
        <translation>Sättigung, Übereinstimmung, Abdeckung, Einfluss der Vorschläge, gemeinsames Auftreten</translation>
    </message>
    <message>
        <source>Exporting the codebook</source>
        <translation>Codebuch wird exportiert</translation>
    </message>
    <message>
        <source>What you exported is in {0}.</source>
        <translation>Der Export steht in {0}.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) may not go to an archive and are not in it.</source>
        <translation>
            <numerusform>%n Interview darf nicht in ein Archiv und ist nicht darin.</numerusform>
            <numerusform>%n Interviews dürfen nicht in ein Archiv und sind nicht darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) could re-identify somebody; see what is left in the report.</source>
        <translation>
            <numerusform>%n Punkt könnte verraten, wer jemand ist; im Bericht steht, was bleibt.</numerusform>
            <numerusform>%n Punkte könnten verraten, wer jemand ist; im Bericht steht, was bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the replacement log</source>
        <translation>Ersetzungsliste exportieren</translation>
    </message>
    <message>
        <source>Exporting the replacement log</source>
        <translation>Ersetzungsliste wird exportiert</translation>
    </message>
    <message>
        <source>The log is in {0}.</source>
        <translation>Die Liste steht in {0}.</translation>
    </message>
    <message>
        <source>Export the key</source>
        <translation>Schlüssel exportieren</translation>
    </message>
    <message>
        <source>Exporting the key</source>
        <translation>Schlüssel wird exportiert</translation>
    </message>
    <message>
        <source>The key is in {0}. Keep it apart from everything that you pass on.</source>
        <translation>Der Schlüssel steht in {0}. Bewahren Sie ihn getrennt von allem auf, was Sie weitergeben.</translation>
    </message>
    <message>
        <source>Verifying the study</source>
        <translation>Studie wird geprüft</translation>
    </message>
    <message>
        <source>Reading the report</source>
        <translation>Bericht wird gelesen</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Go back to this backup</source>
        <translation>Zu dieser Sicherung zurückkehren</translation>
    </message>
    <message>
        <source>Read what is left of it</source>
        <translation>Lesen, was noch lesbar ist</translation>
    </message>
    <message>
        <source>{when}, after step {step}</source>
        <translation>{when}, nach Schritt {step}</translation>
    </message>
    <message>
        <source>without key file</source>
        <translation>ohne Schlüsseldatei</translation>
    </message>
    <message>
        <source>not protected</source>
        <translation>nicht geschützt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Backups of “{name}”</source>
        <translation>Sicherungen von „{name}“</translation>
    </message>
    <message>
        <source>The files as they are now are put aside under another name; nothing is overwritten.</source>
        <translation>Die jetzigen Dateien werden unter einem anderen Namen beiseitegelegt; nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>There is no backup beside this study. One is made for every hour of work.</source>
        <translation>Neben dieser Studie liegt keine Sicherung. Je Stunde Arbeit wird eine gemacht.</translation>
    </message>
</context>
<context>
    <name>RigorView</name>
    <message>
        <source>Counting</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Rigor: how far the analysis can be trusted</source>
        <translation>Güte: Wie weit die Auswertung trägt</translation>
    </message>
    <message>
        <source>Back to the numbers</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>Export this chart…</source>
        <translation>Dieses Diagramm exportieren …</translation>
    </message>
    <message>
        <source>Discuss disagreements…</source>
        <translation>Abweichungen besprechen…</translation>
    </message>
    <message>
        <source>Order of the interviews</source>
        <translation>Reihenfolge der Interviews</translation>
    </message>
    <message>
        <source>Order of the interviews, if not as imported: numbers or titles, with commas between</source>
        <translation>Reihenfolge der Interviews, falls nicht wie importiert: Nummern oder Titel, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>The numbers as tables</source>
        <translation>Die Zahlen als Tabellen</translation>
    </message>
    <message>
        <source>There is nothing to count yet.</source>
        <translation>Noch gibt es nichts zu zählen.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Belongs here</source>
        <translation>Gehört dazu</translation>
    </message>
    <message>
        <source>Does not belong here</source>
        <translation>Gehört nicht dazu</translation>
    </message>
    <message>
        <source>To be applied when</source>
        <translation>Anzuwenden, wenn</translation>
    </message>
    <message>
        <source>… {0} rules in all</source>
        <translation>… insgesamt {0} Regeln</translation>
    </message>
    <message>
        <source>Negative cases: {0}</source>
        <translation>Gegenbeispiele: {0}</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Disagreements and rules</source>
        <translation>Abweichungen und Regeln</translation>
    </message>
    <message>
        <source>Show in the interview</source>
        <translation>Im Interview zeigen</translation>
    </message>
    <message>
        <source>Keep what came of it</source>
        <translation>Ergebnis festhalten</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Keep rule</source>
        <translation>Regel behalten</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>Keine Regel</translation>
    </message>
    <message>
        <source>{0} · {1}, turn {2} · {3}, not {4}</source>
        <translation>{0} · {1}, Redebeitrag {2} · {3}, nicht {4}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Discussed: {0}</source>
        <translation>Besprochen: {0}</translation>
    </message>
    <message>
        <source>Not discussed yet: {0} of {1}</source>
        <translation>Noch nicht besprochen: {0} von {1}</translation>
    </message>
    <message>
        <source>Where two coders coded the same interviews, it is listed here what one put there and the other did not.</source>
        <translation>Wo zwei Codierende dieselben Interviews codiert haben, steht hier, was die eine Person vergeben hat und die andere nicht.</translation>
    </message>
    <message>
        <source>Version {0} · disagreements resolved into it: {1}</source>
        <translation>Fassung {0} · in sie überführte Abweichungen: {1}</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Rules of the codebook</source>
        <translation>Regeln des Codebuchs</translation>
    </message>
    <message>
        <source>What came of the discussion</source>
        <translation>Was die Besprechung ergab</translation>
    </message>
    <message>
        <source>Resolved into a rule</source>
        <translation>In eine Regel überführt</translation>
    </message>
    <message>
        <source>Words of the rule</source>
        <translation>Wortlaut der Regel</translation>
    </message>
    <message>
        <source>Code or category</source>
        <translation>Code oder Kategorie</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was sie sagt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
</context>
<context>
    <name>RulingActs</name>
    <message>
        <source>There is no theme yet that something could speak against.</source>
        <translation>Es gibt noch kein Thema, gegen das etwas sprechen könnte.</translation>
    </message>
    <message>
        <source>coded under the theme</source>
        <translation>unter dem Thema codiert</translation>
    </message>
    <message>
        <source>{0}, turn {1}, {2}</source>
        <translation>{0}, Redebeitrag {1}, {2}</translation>
    </message>
    <message>
        <source>Reading passages</source>
        <translation>Stellen werden gelesen</translation>
    </message>
</context>
<context>
    <name>RunningTask</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{task}: {done} of {total}</source>
        <translation>{task}: {done} von {total}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>fault of the server</source>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>pause of {time} for the server ({why})</source>
        <translation>Pause von {time} für den Server ({why})</translation>
    </message>
    <message numerus="yes">
        <source>%n requests under way</source>
        <translation>
            <numerusform>%n Anfrage unterwegs</numerusform>
            <numerusform>%n Anfragen unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>{task}: stopping …</source>
        <translation>{task}: wird angehalten …</translation>
    </message>
</context>
<context>
    <name>SafeKeeping</name>
    <message>
        <source>Backups …</source>
        <translation>Sicherungen …</translation>
    </message>
    <message>
        <source>{service} copies this folder to its servers.</source>
        <translation>{service} kopiert diesen Ordner auf eigene Server.</translation>
    </message>
    <message>
        <source>With the key file in it, names leave your computer, and a copy may replace the open file. Keep studies in a folder of your own, or ask your data protection officer.</source>
        <translation>Mit der Schlüsseldatei darin verlassen Namen Ihren Rechner, und eine Kopie kann die geöffnete Datei ersetzen. Legen Sie Studien in einen eigenen Ordner, oder fragen Sie Ihre Datenschutzbeauftragte.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sicherung läuft</translation>
    </message>
    <message>
        <source>A backup was made and checked.</source>
        <translation>Eine Sicherung wurde gemacht und geprüft.</translation>
    </message>
    <message>
        <source>It is in “{folder}”.</source>
        <translation>Sie liegt in „{folder}“.</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Since this backup %n participant(s) withdrew.</source>
        <translation>
            <numerusform>Seit dieser Sicherung hat eine Person widerrufen.</numerusform>
            <numerusform>Seit dieser Sicherung haben %n Personen widerrufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their words are in the study again. Withdraw them again now; nobody may work with them.</source>
        <translation>Ihre Worte sind wieder in der Studie. Löschen Sie sie jetzt wieder; niemand darf mit ihnen arbeiten.</translation>
    </message>
    <message>
        <source>The key of this study had been destroyed since this backup.</source>
        <translation>Der Schlüssel dieser Studie war seit dieser Sicherung vernichtet worden.</translation>
    </message>
    <message>
        <source>It is there again, with all names. Destroy it again now.</source>
        <translation>Er ist mit allen Namen wieder da. Vernichten Sie ihn jetzt wieder.</translation>
    </message>
    <message>
        <source>Reading what is left</source>
        <translation>Lesen, was noch lesbar ist</translation>
    </message>
    <message>
        <source>{found} of {all} steps could be read.</source>
        <translation>{found} von {all} Schritten waren lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them the content is gone.</source>
        <translation>
            <numerusform>Von einem davon fehlt der Inhalt.</numerusform>
            <numerusform>Von %n davon fehlt der Inhalt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored requests or answers are gone.</source>
        <translation>Gespeicherte Anfragen oder Antworten fehlen.</translation>
    </message>
    <message>
        <source>How many came after them, nobody can say.</source>
        <translation>Wie viele danach kamen, kann niemand sagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n lost row(s) were written anew from the ledger.</source>
        <translation>
            <numerusform>Eine verlorene Zeile wurde aus dem Protokoll neu geschrieben.</numerusform>
            <numerusform>%n verlorene Zeilen wurden aus dem Protokoll neu geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key file is damaged and was left out; restore its backup.</source>
        <translation>Die Schlüsseldatei ist beschädigt und wurde weggelassen; stellen Sie ihre Sicherung wieder her.</translation>
    </message>
    <message>
        <source>What was read is in “{name}”.</source>
        <translation>Das Gelesene steht in „{name}“.</translation>
    </message>
    <message>
        <source>Open it.</source>
        <translation>Öffnen Sie sie.</translation>
    </message>
    <message>
        <source>Open it and verify it: that names what does not fit. A backup may hold more.</source>
        <translation>Öffnen und prüfen Sie sie: Das benennt, was nicht zusammenpasst. Eine Sicherung kann mehr enthalten.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the study</source>
        <translation>Die Studie öffnen</translation>
    </message>
    <message>
        <source>Some backups stay under their former passphrase.</source>
        <translation>Einige Sicherungen bleiben unter ihrer früheren Passphrase.</translation>
    </message>
    <message>
        <source>Writing the files anew</source>
        <translation>Dateien werden neu geschrieben</translation>
    </message>
    <message>
        <source>Where is the key file?</source>
        <translation>Wo ist die Schlüsseldatei?</translation>
    </message>
    <message>
        <source>Keys (*.verbatim-key)</source>
        <translation>Schlüssel (*.verbatim-key)</translation>
    </message>
</context>
<context>
    <name>SamePicker</name>
    <message>
        <source>Type a part of the name</source>
        <translation>Einen Teil des Namens tippen</translation>
    </message>
    <message>
        <source>Find the identifier that this is the same as</source>
        <translation>Den Eintrag finden, der dasselbe ist</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>“{0}” is the same as …</source>
        <translation>„{0}“ ist dasselbe wie …</translation>
    </message>
</context>
<context>
    <name>SampleColumns</name>
    <message>
        <source>job title</source>
        <translation>Berufsbezeichnung</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>Participant</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Real names</source>
        <translation>Echte Namen</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Berufsbezeichnung</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Only in the key file; always replaced, in every form. Several with a semicolon between.</source>
        <translation>Nur in der Schlüsseldatei; immer ersetzt, in jeder Form. Mehrere mit Semikolon dazwischen.</translation>
    </message>
</context>
<context>
    <name>SamplingDialog</name>
    <message>
        <source>Sampling</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Who was looked for, and how they were chosen</source>
        <translation>Wer gesucht und wie ausgewählt wurde</translation>
    </message>
    <message>
        <source>How they were approached</source>
        <translation>Wie sie angesprochen wurden</translation>
    </message>
    <message>
        <source>Who refused or dropped out</source>
        <translation>Wer ablehnte oder abbrach</translation>
    </message>
    <message>
        <source>Where the interviews took place</source>
        <translation>Wo die Interviews stattfanden</translation>
    </message>
    <message>
        <source>When and why collecting ended</source>
        <translation>Wann und warum die Erhebung endete</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>Notiz festhalten</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Each note answers an item of COREQ and SRQR in the methods appendix. The sample table (job, activity, industry, minutes, your own columns) is filled where participants are described.</source>
        <translation>Jede Notiz beantwortet im Methodenanhang einen Punkt von COREQ und SRQR. Die Stichprobentabelle (Position, Tätigkeit, Branche, Minuten, eigene Spalten) füllen Sie dort, wo Teilnehmende beschrieben werden.</translation>
    </message>
    <message>
        <source>Notes on the sample</source>
        <translation>Notizen zur Stichprobe</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>Worum geht es?</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>Suggestions come from the built-in suggester or a model that runs here.</source>
        <translation>Vorschläge kommen vom eingebauten Vorschläger oder von einem Modell, das hier läuft.</translation>
    </message>
    <message>
        <source>Servers in this network too</source>
        <translation>Auch Server in diesem Netz</translation>
    </message>
    <message>
        <source>For a model on a server of your institute. Only approved, pseudonymised text.</source>
        <translation>Für ein Modell auf einem Server Ihres Instituts. Nur freigegebener, pseudonymisierter Text.</translation>
    </message>
    <message>
        <source>Services on the internet too</source>
        <translation>Auch Dienste im Internet</translation>
    </message>
    <message>
        <source>For OpenAI and the like. Only approved, pseudonymised text, shown to you before each send.</source>
        <translation>Für OpenAI und ähnliche. Nur freigegebener, pseudonymisierter Text, den Sie vor jedem Senden sehen.</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>[Person 3], [Place 1]: anybody sees that something was replaced.</source>
        <translation>[Person 3], [Ort 1]: Jeder sieht, dass etwas ersetzt wurde.</translation>
    </message>
    <message>
        <source>Invented names</source>
        <translation>Erfundene Namen</translation>
    </message>
    <message>
        <source>Of the same gender and culture, and never one that stands in an interview.</source>
        <translation>Gleichen Geschlechts und gleicher Herkunft, und nie einer, der in einem Interview steht.</translation>
    </message>
    <message>
        <source>General descriptions</source>
        <translation>Allgemeine Beschreibungen</translation>
    </message>
    <message>
        <source>Such as: a town in southern Germany, a colleague.</source>
        <translation>Etwa: eine Stadt in Süddeutschland, eine Kollegin.</translation>
    </message>
</context>
<context>
    <name>ScopeIndicator</name>
    <message>
        <source>Where text may go: {place}</source>
        <translation>Wohin Text gehen darf: {place}</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>This network: {host}</source>
        <translation>Dieses Netz: {host}</translation>
    </message>
    <message>
        <source>Internet: {host}</source>
        <translation>Internet: {host}</translation>
    </message>
    <message>
        <source>The study allows no text to leave this computer.</source>
        <translation>Die Studie erlaubt nicht, dass Text diesen Computer verlässt.</translation>
    </message>
    <message>
        <source>The study allows approved text to go to servers in this network.</source>
        <translation>Die Studie erlaubt, dass freigegebener Text an Server in diesem Netz geht.</translation>
    </message>
    <message>
        <source>The study allows approved text to go to servers on the internet.</source>
        <translation>Die Studie erlaubt, dass freigegebener Text an Dienste im Internet geht.</translation>
    </message>
    <message>
        <source>The chosen provider is farther away, so nothing can be sent to it.</source>
        <translation>Der gewählte Anbieter liegt außerhalb davon; daher kann ihm nichts gesendet werden.</translation>
    </message>
    <message>
        <source>Nothing is sent before you have seen it and agreed.</source>
        <translation>Nichts wird gesendet, bevor Sie es gesehen und zugestimmt haben.</translation>
    </message>
</context>
<context>
    <name>SealCard</name>
    <message>
        <source>A seal is the last step&apos;s hash, signed with your key, as a short text for a paper&apos;s appendix. Whoever alters a step has to rewrite all that follow; that nobody rewrote the whole ledger shows only against a seal that others can see. Sealing can&apos;t be undone. Nothing is sent anywhere.</source>
        <translation>Ein Siegel ist die Prüfsumme des letzten Schritts, mit Ihrem Schlüssel signiert, als kurzer Text für den Anhang eines Aufsatzes. Wer einen Schritt ändert, muss alle folgenden umschreiben; dass niemand das ganze Protokoll umgeschrieben hat, zeigt sich nur an einem Siegel, das andere sehen können. Siegeln lässt sich nicht rückgängig machen. Nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Seal the ledger now</source>
        <translation>Protokoll jetzt siegeln</translation>
    </message>
    <message>
        <source>Use a key file…</source>
        <translation>Schlüsseldatei verwenden …</translation>
    </message>
    <message>
        <source>Compare with this seal</source>
        <translation>Mit diesem Siegel vergleichen</translation>
    </message>
    <message>
        <source>Paste a seal here to compare the ledger with it.</source>
        <translation>Fügen Sie hier ein Siegel ein, um das Protokoll damit zu vergleichen.</translation>
    </message>
    <message>
        <source>Text of the seal</source>
        <translation>Text des Siegels</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search in interviews, codes, themes and memos</source>
        <translation>In Interviews, Codes, Themen und Memos suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Sucht</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) still being read …</source>
        <translation>
            <numerusform>%n Interview wird noch gelesen …</numerusform>
            <numerusform>%n Interviews werden noch gelesen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Umlauts and endings do not matter; “…” keeps words together.</source>
        <translation>Nichts gefunden. Umlaute und Endungen sind egal; „…“ hält Wörter zusammen.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; type more words to narrow it.</source>
        <translation>
            <numerusform>… und noch eine Stelle; weitere Wörter grenzen ein.</numerusform>
            <numerusform>… und %n weitere; weitere Wörter grenzen ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Memos</source>
        <translation>Memos</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
</context>
<context>
    <name>SecondCoder</name>
    <message>
        <source>Package for a second coder</source>
        <translation>Paket für eine zweite codierende Person</translation>
    </message>
    <message>
        <source>Studies (*.verbatim)</source>
        <translation>Studien (*.verbatim)</translation>
    </message>
    <message>
        <source>Making the package</source>
        <translation>Das Paket wird erstellt</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) and the codebook are in it; no key, no names.</source>
        <translation>
            <numerusform>Ein Interview und das Codebuch sind darin; kein Schlüssel, keine Namen.</numerusform>
            <numerusform>%n Interviews und das Codebuch sind darin; kein Schlüssel, keine Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} stays here: not approved, not permitted, or marked as never leaving.</source>
        <translation>{0} bleibt hier: nicht freigegeben, nicht erlaubt oder als nie hinausgehend markiert.</translation>
    </message>
    <message>
        <source>It is not protected by a passphrase.</source>
        <translation>Es ist nicht durch eine Passphrase geschützt.</translation>
    </message>
    <message>
        <source>The package for {0} is in {1}.</source>
        <translation>Das Paket für {0} liegt in {1}.</translation>
    </message>
    <message>
        <source>Merge a second coder&apos;s package</source>
        <translation>Paket der zweiten codierenden Person zusammenführen</translation>
    </message>
    <message>
        <source>Reading the package</source>
        <translation>Das Paket wird gelesen</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>{0}&apos;s package was merged, as one step.</source>
        <translation>Das Paket von {0} wurde in einem Schritt zusammengeführt.</translation>
    </message>
    <message>
        <source>Report → Rigor says how far you two agree.</source>
        <translation>Bericht → Güte sagt, wie weit Sie beide übereinstimmen.</translation>
    </message>
    <message>
        <source>This is a package for {0} to code in.</source>
        <translation>Dies ist ein Paket, in dem {0} codiert.</translation>
    </message>
    <message>
        <source>It has no names and nobody&apos;s codings. When you have finished, send the file back.</source>
        <translation>Es enthält keine Namen und niemandes Codierungen. Wenn Sie fertig sind, schicken Sie die Datei zurück.</translation>
    </message>
</context>
<context>
    <name>SelectedWords</name>
    <message>
        <source>“{0}” is always replaced in this study.</source>
        <translation>„{0}“ wird in dieser Studie immer ersetzt.</translation>
    </message>
    <message>
        <source>“{0}” is never replaced in this study.</source>
        <translation>„{0}“ wird in dieser Studie nie ersetzt.</translation>
    </message>
    <message>
        <source>Show the lists</source>
        <translation>Listen zeigen</translation>
    </message>
    <message>
        <source>Replace these words …</source>
        <translation>Diese Wörter ersetzen …</translation>
    </message>
    <message>
        <source>Always replace them, in every form …</source>
        <translation>Immer ersetzen, in jeder Form …</translation>
    </message>
    <message>
        <source>Never replace them</source>
        <translation>Nie ersetzen</translation>
    </message>
    <message>
        <source>They never leave this computer</source>
        <translation>Sie verlassen diesen Rechner nie</translation>
    </message>
    <message>
        <source>A larger language model of spaCy finds more names. It is installed once, in a terminal:</source>
        <translation>Ein größeres Sprachmodell von spaCy findet mehr Namen. Es wird einmal installiert, in einem Terminal:</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>SendPreview</name>
    <message>
        <source>Before anything is sent</source>
        <translation>Bevor etwas gesendet wird</translation>
    </message>
    <message>
        <source>Then ask the critic: a second request that may drop some, with reasons</source>
        <translation>Danach gegenlesen lassen: eine zweite Anfrage, die einige mit Begründung weglassen darf</translation>
    </message>
    <message>
        <source>It is shown before it is sent, like this one. What it drops is kept and can be taken back.</source>
        <translation>Sie wird wie diese gezeigt, bevor sie gesendet wird. Was sie weglässt, bleibt erhalten und lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>What suggestions are good and bad at, in your material …</source>
        <translation>Was Vorschläge gut und schlecht können, an Ihrem Material …</translation>
    </message>
    <message>
        <source>Text of the request</source>
        <translation>Text der Anfrage</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>Vorige Anfrage</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>Nächste Anfrage</translation>
    </message>
    <message>
        <source>Send to {host}</source>
        <translation>An {host} senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Prepare anew</source>
        <translation>Neu vorbereiten</translation>
    </message>
    <message>
        <source>A hint, no quota: about one code per</source>
        <translation>Ein Anhaltspunkt, keine Vorgabe: etwa ein Code auf</translation>
    </message>
    <message>
        <source>This goes to {host} on this computer.</source>
        <translation>Das geht an {host} auf diesem Computer.</translation>
    </message>
    <message>
        <source>This goes to {host} in this network.</source>
        <translation>Das geht an {host} in diesem Netz.</translation>
    </message>
    <message>
        <source>This leaves your computer for {host} on the internet.</source>
        <translation>Das verlässt Ihren Computer und geht an {host} im Internet.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} words of interviews</source>
        <translation>{count} Wörter aus Interviews</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message numerus="yes">
        <source>%n grouping(s) side by side</source>
        <translation>
            <numerusform>%n Gruppierung</numerusform>
            <numerusform>%n Gruppierungen nebeneinander</numerusform>
        </translation>
    </message>
    <message>
        <source>model {model}</source>
        <translation>Modell {model}</translation>
    </message>
    <message>
        <source>what is sent can&apos;t be called back</source>
        <translation>Gesendetes lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>Left out, because it is not permitted: {0}</source>
        <translation>Weggelassen, weil nicht erlaubt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) left out, because it is not permitted.</source>
        <translation>
            <numerusform>%n Code weggelassen, weil nicht erlaubt.</numerusform>
            <numerusform>%n Codes weggelassen, weil nicht erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Request {number} of {count}</source>
        <translation>Anfrage {number} von {count}</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>The last request for suggestions was not finished. What came back is kept.</source>
        <translation>Die letzte Anfrage nach Vorschlägen wurde nicht fertig. Was zurückkam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Ask for the rest</source>
        <translation>Den Rest holen</translation>
    </message>
    <message>
        <source>Preparing the requests</source>
        <translation>Anfragen werden vorbereitet</translation>
    </message>
    <message>
        <source>Getting suggestions</source>
        <translation>Vorschläge werden geholt</translation>
    </message>
    <message>
        <source>The groups came in blocks. This asks which of them belong together.</source>
        <translation>Die Gruppen kamen in Blöcken. Hier wird gefragt, welche davon zusammengehören.</translation>
    </message>
    <message>
        <source>Left out, because it is not permitted: {0}</source>
        <translation>Weggelassen, weil nicht erlaubt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n came from an answer that was cut: kept, not offered.</source>
        <translation>
            <numerusform>%n stammt aus einer abgeschnittenen Antwort: aufbewahrt, nicht angeboten.</numerusform>
            <numerusform>%n stammen aus einer abgeschnittenen Antwort: aufbewahrt, nicht angeboten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) to decide on.</source>
        <translation>
            <numerusform>%n Vorschlag zu entscheiden.</numerusform>
            <numerusform>%n Vorschläge zu entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Some requests got no answer.</source>
        <translation>Manche Anfragen blieben ohne Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) came back and are kept.</source>
        <translation>
            <numerusform>%n Vorschlag kam zurück und bleibt erhalten.</numerusform>
            <numerusform>%n Vorschläge kamen zurück und bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The critic is asked about the codes that came back. It may drop some, each with a reason; what it drops is kept and can be taken back.</source>
        <translation>Hier wird gegengelesen, was an Codes zurückkam. Einige dürfen wegfallen, jeder mit Begründung; was wegfällt, bleibt erhalten und lässt sich zurückholen.</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by the critic, with reasons; they can be taken back.</source>
        <translation>
            <numerusform>%n wurde beim Gegenlesen mit Begründung weggelassen und lässt sich zurückholen.</numerusform>
            <numerusform>%n wurden beim Gegenlesen mit Begründung weggelassen und lassen sich zurückholen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{reason} × {count}</source>
        <translation>{reason} × {count}</translation>
    </message>
    <message>
        <source>The server says that {answered} answered, where {asked} was asked.</source>
        <translation>Der Server sagt, dass {answered} geantwortet hat; gefragt war {asked}.</translation>
    </message>
    <message>
        <source>Stopped. What came back before is kept.</source>
        <translation>Angehalten. Was vorher zurückkam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Provider …</source>
        <translation>Anbieter …</translation>
    </message>
    <message>
        <source>Permissions …</source>
        <translation>Erlaubnisse …</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>SentencePage</name>
    <message>
        <source>Nothing missed  Space</source>
        <translation>Nichts übersehen  Leertaste</translation>
    </message>
    <message>
        <source>Something missed  M</source>
        <translation>Etwas übersehen  M</translation>
    </message>
    <message>
        <source>Replace the selected words …  ⏎</source>
        <translation>Ausgewählte Wörter ersetzen …  ⏎</translation>
    </message>
    <message>
        <source>Go on  Space</source>
        <translation>Weiter  Leertaste</translation>
    </message>
    <message>
        <source>One back</source>
        <translation>Einen zurück</translation>
    </message>
    <message>
        <source>End here and record</source>
        <translation>Hier beenden und festhalten</translation>
    </message>
    <message>
        <source>Break off, go on later</source>
        <translation>Unterbrechen, später weiter</translation>
    </message>
    <message>
        <source>What you read so far is recorded; fewer sentences say less</source>
        <translation>Festgehalten wird, was Sie gelesen haben; weniger Sätze sagen weniger</translation>
    </message>
    <message>
        <source>Sentence to be read</source>
        <translation>Zu lesender Satz</translation>
    </message>
    <message>
        <source>Sentence {0} of {1}</source>
        <translation>Satz {0} von {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n marked as missed</source>
        <translation>
            <numerusform>%n übersehen</numerusform>
            <numerusform>%n übersehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Is there still a name or anything else in it that could tell who somebody is?</source>
        <translation>Steht darin noch ein Name oder etwas anderes, das verrät, wer jemand ist?</translation>
    </message>
    <message>
        <source>Choose the words with ← and → (more with Shift), Enter replaces them everywhere; Space goes on.</source>
        <translation>Wählen Sie die Wörter mit ← und → (mehrere mit Umschalt), Enter ersetzt sie überall; die Leertaste geht weiter.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Sprache und Aussehen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Who codes</source>
        <translation>Wer codiert</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>only on your screen</source>
        <translation>nur auf Ihrem Bildschirm</translation>
    </message>
    <message>
        <source>Pseudonymised</source>
        <translation>Pseudonymisiert</translation>
    </message>
    <message>
        <source>Show the pseudonymised text</source>
        <translation>Pseudonymisierten Text zeigen</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>Original zeigen</translation>
    </message>
    <message>
        <source>exactly this text will be sent</source>
        <translation>genau dieser Text wird gesendet</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Suggestions {0}</source>
        <translation>Vorschläge {0}</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Codebook {0}</source>
        <translation>Codebuch {0}</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>Sensitive ({0})</source>
        <translation>Heikel ({0})</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Heikel</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Names and other traces that were found</source>
        <translation>Namen und andere Spuren, die gefunden wurden</translation>
    </message>
    <message>
        <source>Passages that may speak of health, belief, politics and the like</source>
        <translation>Stellen, an denen es um Gesundheit, Glauben, Politik und Ähnliches gehen kann</translation>
    </message>
    <message>
        <source>Before you approve: what could still tell who somebody is</source>
        <translation>Vor der Freigabe: was noch verraten kann, wer jemand ist</translation>
    </message>
    <message>
        <source>What the panel shows</source>
        <translation>Was die Seitenleiste zeigt</translation>
    </message>
</context>
<context>
    <name>SnapshotReader</name>
    <message>
        <source>Reading the interview</source>
        <translation>Interview wird gelesen</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>No interview yet</source>
        <translation>Noch kein Interview</translation>
    </message>
    <message>
        <source>Here you see each interview beside its pseudonymised form and decide what stays in it.</source>
        <translation>Hier sehen Sie jedes Interview neben seiner pseudonymisierten Fassung und entscheiden, was darin bleibt.</translation>
    </message>
    <message>
        <source>Bring in interviews</source>
        <translation>Interviews hereinholen</translation>
    </message>
    <message>
        <source>The key file is not here</source>
        <translation>Die Schlüsseldatei fehlt</translation>
    </message>
    <message>
        <source>The originals are in “{0}”. Put it beside the study and open the study again: then names can be searched for and replaced.</source>
        <translation>Die Originale liegen in „{0}“. Legen Sie die Datei neben die Studie und öffnen Sie die Studie erneut: Dann lassen sich Namen suchen und ersetzen.</translation>
    </message>
    <message>
        <source>Reading, coding and exporting work without it, once an interview is approved.</source>
        <translation>Lesen, Codieren und Exportieren gehen ohne sie, sobald ein Interview freigegeben ist.</translation>
    </message>
    <message>
        <source>Search all {0} interviews</source>
        <translation>Alle {0} Interviews durchsuchen</translation>
    </message>
    <message>
        <source>Search for names</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Names, places, firms, dates, numbers and the like are found and replaced. You look at what was found, add what was missed, and approve the text under your name.</source>
        <translation>Namen, Orte, Firmen, Daten, Nummern und Ähnliches werden gefunden und ersetzt. Sie sehen an, was gefunden wurde, ergänzen Übersehenes und geben den Text unter Ihrem Namen frei.</translation>
    </message>
    <message>
        <source>The search runs on this computer only; nothing leaves it.</source>
        <translation>Die Suche läuft nur auf diesem Computer; nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Search this interview</source>
        <translation>Dieses Interview durchsuchen</translation>
    </message>
    <message>
        <source>Only “{0}”</source>
        <translation>Nur „{0}“</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Searching interview {0} of {1} …</source>
        <translation>Interview {0} von {1} wird durchsucht …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Saving as it goes</source>
        <translation>Wird laufend gespeichert</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message>
        <source>Coder: {name}</source>
        <translation>Codiert: {name}</translation>
    </message>
    <message>
        <source>Suggestions come from: {provider}</source>
        <translation>Vorschläge kommen von: {provider}</translation>
    </message>
    <message>
        <source>Choose where suggestions come from</source>
        <translation>Wählen, woher Vorschläge kommen</translation>
    </message>
    <message>
        <source>{name} is running</source>
        <translation>{name} läuft</translation>
    </message>
    <message>
        <source>built-in, no AI</source>
        <translation>eingebaut, ohne KI</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) to review</source>
        <translation>
            <numerusform>%n Name zu prüfen</numerusform>
            <numerusform>%n Namen zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total} decided</source>
        <translation>{done} von {total} entschieden</translation>
    </message>
</context>
<context>
    <name>StudyOverview</name>
    <message>
        <source>Reading the interviews</source>
        <translation>Interviews werden gelesen</translation>
    </message>
</context>
<context>
    <name>StudyPlace</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Rename interview</source>
        <translation>Interview umbenennen</translation>
    </message>
    <message>
        <source>Take interview out</source>
        <translation>Interview herausnehmen</translation>
    </message>
    <message>
        <source>Correct the text …</source>
        <translation>Den Text korrigieren …</translation>
    </message>
    <message>
        <source>Do the next step</source>
        <translation>Nächsten Schritt tun</translation>
    </message>
    <message>
        <source>Title of the study</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>Research question</source>
        <translation>Forschungsfrage</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>What participants permit</source>
        <translation>Was Teilnehmende erlauben</translation>
    </message>
    <message>
        <source>What is not permitted cannot be sent or exported. The first row sets it for all participants.</source>
        <translation>Was nicht erlaubt ist, kann weder gesendet noch exportiert werden. Die erste Zeile gilt für alle Teilnehmenden.</translation>
    </message>
    <message>
        <source>What stands for names and other identifiers</source>
        <translation>Was für Namen und andere Angaben steht</translation>
    </message>
    <message>
        <source>Third parties are described, not named. Each identifier can have its own form under Pseudonymise.</source>
        <translation>Dritte werden beschrieben, nicht benannt. Unter Pseudonymisieren kann jeder Fund eine eigene Form haben.</translation>
    </message>
    <message>
        <source>Where text of this study may go at most</source>
        <translation>Wohin Text dieser Studie höchstens gehen darf</translation>
    </message>
    <message>
        <source>Import interviews …</source>
        <translation>Interviews importieren …</translation>
    </message>
    <message>
        <source>Add a column …</source>
        <translation>Spalte hinzufügen …</translation>
    </message>
    <message>
        <source>Interviews and their stages</source>
        <translation>Interviews und ihr Stand</translation>
    </message>
    <message>
        <source>Participants and their attributes</source>
        <translation>Teilnehmende und ihre Merkmale</translation>
    </message>
    <message>
        <source>Bring in your interviews: text, Word, OpenDocument, RTF or subtitles. You can drop them here.</source>
        <translation>Holen Sie Ihre Interviews herein: Text, Word, OpenDocument, RTF oder Untertitel. Sie können sie hier ablegen.</translation>
    </message>
    <message numerus="yes">
        <source>Find names, places and firms in %n interview(s) and replace them.</source>
        <translation>
            <numerusform>Namen, Orte und Firmen in %n Interview finden und ersetzen.</numerusform>
            <numerusform>Namen, Orte und Firmen in %n Interviews finden und ersetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pseudonymise</source>
        <translation>Pseudonymisieren</translation>
    </message>
    <message numerus="yes">
        <source>Review the replacements in %n interview(s) and approve them.</source>
        <translation>
            <numerusform>Die Ersetzungen in %n Interview prüfen und freigeben.</numerusform>
            <numerusform>Die Ersetzungen in %n Interviews prüfen und freigeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Ask for suggested codes in %n approved interview(s), or code by hand.</source>
        <translation>
            <numerusform>Für %n freigegebenes Interview Codes vorschlagen lassen oder von Hand codieren.</numerusform>
            <numerusform>Für %n freigegebene Interviews Codes vorschlagen lassen oder von Hand codieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggest codes</source>
        <translation>Codes vorschlagen</translation>
    </message>
    <message numerus="yes">
        <source>Decide on the suggestions in %n interview(s).</source>
        <translation>
            <numerusform>Über die Vorschläge in %n Interview entscheiden.</numerusform>
            <numerusform>Über die Vorschläge in %n Interviews entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>All suggestions are decided. Group the codes into concepts, themes and dimensions.</source>
        <translation>Über alle Vorschläge ist entschieden. Gruppieren Sie die Codes zu Konzepten, Themen und Dimensionen.</translation>
    </message>
    <message>
        <source>Group the codes</source>
        <translation>Codes gruppieren</translation>
    </message>
    <message>
        <source>Going through the study with the names</source>
        <translation>Studie wird mit den Namen durchgegangen</translation>
    </message>
    <message>
        <source>Changing what stands for identifiers</source>
        <translation>Ersatz wird geändert</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>What does it hold?</source>
        <translation>Was steht darin?</translation>
    </message>
</context>
<context>
    <name>StudyRights</name>
    <message>
        <source>Rights, retention, versions</source>
        <translation>Rechte, Aufbewahrung, Versionen</translation>
    </message>
    <message>
        <source>A participant may ask what is held, and withdraw. What goes then is shown to you before.</source>
        <translation>Teilnehmende können Auskunft verlangen und widerrufen. Was dann gelöscht wird, sehen Sie vorher.</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Teilnehmende Person</translation>
    </message>
    <message>
        <source>What is held …</source>
        <translation>Auskunft …</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>Widerruf …</translation>
    </message>
    <message>
        <source>How long data are kept …</source>
        <translation>Aufbewahrung …</translation>
    </message>
    <message>
        <source>Versions of the codebook …</source>
        <translation>Versionen des Codebuchs …</translation>
    </message>
    <message>
        <source>What is held of {0}</source>
        <translation>Was über {0} gespeichert ist</translation>
    </message>
    <message>
        <source>Reading what goes</source>
        <translation>Was gelöscht würde, wird gelesen</translation>
    </message>
    <message>
        <source>It is done. These are drafts: put in names, and read them before you send them.</source>
        <translation>Es ist geschehen. Dies sind Entwürfe: Setzen Sie Namen ein, und lesen Sie sie, bevor Sie sie senden.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Briefe</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Bescheinigung</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Reason for rejecting, optional</source>
        <translation>Grund der Ablehnung, freiwillig</translation>
    </message>
    <message>
        <source>Another label: it is then yours, not in vivo</source>
        <translation>Eigene Bezeichnung, nicht in vivo</translation>
    </message>
    <message>
        <source>Another label, optional</source>
        <translation>Andere Bezeichnung, freiwillig</translation>
    </message>
    <message>
        <source>← → move the end by a word, with Shift the beginning. Type for another label. Enter takes it, Esc leaves it.</source>
        <translation>← → rückt das Ende um ein Wort, mit Umschalt den Anfang. Tippen gibt eine andere Bezeichnung. Eingabe übernimmt, Esc verlässt.</translation>
    </message>
    <message>
        <source>Suggestion: {0}</source>
        <translation>Vorschlag: {0}</translation>
    </message>
</context>
<context>
    <name>SuggestionsPage</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>The built-in suggester, a model on this computer or a server, and its key.</source>
        <translation>Die eingebauten Vorschläge, ein Modell auf diesem Computer oder ein Server, und sein Schlüssel.</translation>
    </message>
    <message>
        <source>What a model is asked, word for word.</source>
        <translation>Was ein Modell gefragt wird, Wort für Wort.</translation>
    </message>
    <message>
        <source>For the study that is open.</source>
        <translation>Für die offene Studie.</translation>
    </message>
    <message>
        <source>What no suggester has before you coded it; for the study that is open.</source>
        <translation>Was kein Vorschlagsmodell hat, bevor Sie es codiert haben; für die offene Studie.</translation>
    </message>
    <message>
        <source>Suggestions come from: {provider}</source>
        <translation>Vorschläge kommen von: {provider}</translation>
    </message>
    <message>
        <source>A key for this server is in the keyring of this computer.</source>
        <translation>Ein Schlüssel für diesen Server liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>No key is kept for this server.</source>
        <translation>Für diesen Server ist kein Schlüssel gespeichert.</translation>
    </message>
</context>
<context>
    <name>SuggestionsPanel</name>
    <message>
        <source>In the order of the text</source>
        <translation>In der Reihenfolge des Textes</translation>
    </message>
    <message>
        <source>Suggestions in the order of the text</source>
        <translation>Vorschläge in der Reihenfolge des Textes</translation>
    </message>
    <message>
        <source>Suggest…</source>
        <translation>Vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest codes…</source>
        <translation>Codes vorschlagen …</translation>
    </message>
    <message>
        <source>The last 20 decisions were alike and quick. A pause, or another order, may help.</source>
        <translation>Die letzten 20 Entscheidungen waren gleich und schnell. Eine Pause oder eine andere Reihenfolge kann helfen.</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>For this interview</source>
        <translation>Für dieses Interview</translation>
    </message>
    <message>
        <source>For all approved interviews</source>
        <translation>Für alle freigegebenen Interviews</translation>
    </message>
    <message>
        <source>Suggestions are phrases of the participant that could become codes. You decide on each.</source>
        <translation>Vorschläge sind Wendungen der Befragten, die Codes werden könnten. Über jeden entscheiden Sie.</translation>
    </message>
    <message>
        <source>Nothing else is open here. What you coded yourself is listed below.</source>
        <translation>Sonst ist hier nichts offen. Was Sie selbst schon codiert haben, steht unten.</translation>
    </message>
    <message>
        <source>Nothing is open here. What the critic dropped can be taken back below.</source>
        <translation>Hier ist nichts offen. Was beim Gegenlesen wegfiel, lässt sich unten zurückholen.</translation>
    </message>
    <message>
        <source>Everything here is decided. What was put off waits under Later.</source>
        <translation>Hier ist alles entschieden. Zurückgestelltes wartet unter Später.</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>As you coded</source>
        <translation>Wie von Ihnen codiert</translation>
    </message>
    <message>
        <source>Not in the text</source>
        <translation>Nicht im Text</translation>
    </message>
    <message>
        <source>From a cut answer</source>
        <translation>Aus abgeschnittener Antwort</translation>
    </message>
    <message>
        <source>Dropped by the critic</source>
        <translation>Beim Gegenlesen weggelassen</translation>
    </message>
    <message>
        <source>{0} of {1} decided</source>
        <translation>{0} von {1} entschieden</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Which text</source>
        <translation>Welcher Text</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written.</source>
        <translation>{0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
</context>
<context>
    <name>ThemesPlace</name>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Reading the structure</source>
        <translation>Struktur wird gelesen</translation>
    </message>
    <message>
        <source>Here your codes become concepts, themes and dimensions. There is no accepted code yet.</source>
        <translation>Hier werden aus Ihren Codes Konzepte, Themen und Dimensionen. Noch ist kein Code angenommen.</translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>Zu Codieren</translation>
    </message>
    <message>
        <source>No suggestion waits here. Suggestions sort your codes into groups, in up to three ways; you decide on each.</source>
        <translation>Hier wartet kein Vorschlag. Vorschläge sortieren Ihre Codes in Gruppen, auf bis zu drei Arten; über jede entscheiden Sie.</translation>
    </message>
    <message>
        <source>Suggest concepts…</source>
        <translation>Konzepte vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest themes…</source>
        <translation>Themen vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest dimensions…</source>
        <translation>Dimensionen vorschlagen …</translation>
    </message>
    <message>
        <source>Choose a card to see what it stands on.</source>
        <translation>Wählen Sie eine Karte, um zu sehen, worauf sie beruht.</translation>
    </message>
    <message>
        <source>Suggested concept</source>
        <translation>Vorgeschlagenes Konzept</translation>
    </message>
    <message>
        <source>Suggested theme</source>
        <translation>Vorgeschlagenes Thema</translation>
    </message>
    <message>
        <source>Suggested dimension</source>
        <translation>Vorgeschlagene Dimension</translation>
    </message>
</context>
<context>
    <name>TokenTableDialog</name>
    <message>
        <source>Count tokens exactly</source>
        <translation>Tokens genau zählen</translation>
    </message>
    <message>
        <source>Tokens are estimated at present. Exact counts for OpenAI&apos;s models need a table (3.6 MB), which Verbatim does not fetch: whoever asks for it tells that server who asks. Fetch it with a browser if you like, and choose the file here.</source>
        <translation>Tokens werden zurzeit geschätzt. Um sie für die Modelle von OpenAI genau zu zählen, braucht es eine Tabelle (3,6 MB), die Verbatim nicht holt: Wer sie abruft, verrät diesem Server, wer fragt. Laden Sie sie bei Bedarf mit einem Browser und wählen Sie die Datei hier aus.</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>Datei auswählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the token table</source>
        <translation>Token-Tabelle auswählen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Pseudonymise</source>
        <translation>Pseudonymisieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codieren</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in the study (Ctrl+Shift+F)</source>
        <translation>In der Studie suchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Search in the study</source>
        <translation>In der Studie suchen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>TopRow</name>
    <message>
        <source>Board or suggestions</source>
        <translation>Tafel oder Vorschläge</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Filter cards</source>
        <translation>Karten filtern</translation>
    </message>
    <message>
        <source>Data structure</source>
        <translation>Datenstruktur</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Checking every step…</source>
        <translation>Jeder Schritt wird geprüft …</translation>
    </message>
    <message>
        <source>Show this step</source>
        <translation>Diesen Schritt zeigen</translation>
    </message>
    <message>
        <source>Copy all that was found</source>
        <translation>Alles Gefundene kopieren</translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>The study is as its ledger says: nothing was altered.</source>
        <translation>Die Studie ist so, wie ihr Protokoll sagt: Nichts wurde verändert.</translation>
    </message>
    <message numerus="yes">
        <source>Every one of the %n step(s) is as it was recorded. Nothing was altered.</source>
        <translation>
            <numerusform>Der eine Schritt ist so, wie er aufgezeichnet wurde. Nichts wurde verändert.</numerusform>
            <numerusform>Alle %n Schritte sind so, wie sie aufgezeichnet wurden. Nichts wurde verändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content of %n step(s) was erased on purpose.</source>
        <translation>
            <numerusform>Der Inhalt von einem Schritt wurde mit Absicht gelöscht.</numerusform>
            <numerusform>Der Inhalt von %n Schritten wurde mit Absicht gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n step(s) changed is not known any more and could not be compared.</source>
        <translation>
            <numerusform>Was ein Schritt geändert hat, ist nicht mehr bekannt und konnte nicht verglichen werden.</numerusform>
            <numerusform>Was %n Schritte geändert haben, ist nicht mehr bekannt und konnte nicht verglichen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key file is not here and was not checked.</source>
        <translation>Die Schlüsseldatei ist nicht hier und wurde nicht geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>The study is not as it was recorded, in %n place(s).</source>
        <translation>
            <numerusform>Die Studie ist an einer Stelle nicht so, wie sie aufgezeichnet wurde.</numerusform>
            <numerusform>Die Studie ist an %n Stellen nicht so, wie sie aufgezeichnet wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first broken step is number {0}.</source>
        <translation>Der erste gebrochene Schritt hat die Nummer {0}.</translation>
    </message>
    <message>
        <source>Go back to a copy that you trust (File → Backups …), and keep this file: it shows what happened.</source>
        <translation>Gehen Sie zu einer Kopie zurück, der Sie trauen (Datei → Sicherungen …), und behalten Sie diese Datei: Sie zeigt, was geschehen ist.</translation>
    </message>
    <message>
        <source>Something else differs.</source>
        <translation>Etwas anderes weicht ab.</translation>
    </message>
    <message>
        <source>A step does not follow from the one before it.</source>
        <translation>Ein Schritt folgt nicht aus dem davor.</translation>
    </message>
    <message>
        <source>A step was altered after it was recorded.</source>
        <translation>Ein Schritt wurde nach seiner Aufzeichnung verändert.</translation>
    </message>
    <message>
        <source>A step holds another content than was recorded.</source>
        <translation>Ein Schritt hat einen anderen Inhalt als aufgezeichnet.</translation>
    </message>
    <message>
        <source>The last steps are missing.</source>
        <translation>Die letzten Schritte fehlen.</translation>
    </message>
    <message>
        <source>A step lost its content, and no erasure was recorded.</source>
        <translation>Ein Schritt hat seinen Inhalt verloren, und keine Löschung wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>There is content of a step that is not there.</source>
        <translation>Es gibt Inhalt eines Schritts, den es nicht gibt.</translation>
    </message>
    <message>
        <source>The study and its key file do not belong to the same moment.</source>
        <translation>Die Studie und ihre Schlüsseldatei gehören nicht zum selben Stand.</translation>
    </message>
    <message>
        <source>A record is not as the steps recorded it.</source>
        <translation>Ein Eintrag ist nicht so, wie die Schritte ihn aufgezeichnet haben.</translation>
    </message>
    <message>
        <source>Records are not written as Verbatim writes them.</source>
        <translation>Einträge sind anders geschrieben, als Verbatim sie schreibt.</translation>
    </message>
    <message>
        <source>The text of an interview is missing.</source>
        <translation>Der Text eines Interviews fehlt.</translation>
    </message>
    <message>
        <source>The text of an interview is not the one that was approved.</source>
        <translation>Der Text eines Interviews ist nicht der freigegebene.</translation>
    </message>
    <message>
        <source>The label of an in-vivo code is not the participant&apos;s words.</source>
        <translation>Der Name eines In-vivo-Codes besteht nicht aus den Worten der interviewten Person.</translation>
    </message>
    <message>
        <source>A quotation does not stand where it says.</source>
        <translation>Ein Zitat steht nicht dort, wo es stehen soll.</translation>
    </message>
    <message>
        <source>A record refers to something that is not there.</source>
        <translation>Ein Eintrag verweist auf etwas, das es nicht gibt.</translation>
    </message>
    <message>
        <source>A request, an answer or a text is not what was stored.</source>
        <translation>Eine Anfrage, eine Antwort oder ein Text ist nicht das, was gespeichert wurde.</translation>
    </message>
    <message>
        <source>A request, an answer or a text lost a part, and no erasure was recorded.</source>
        <translation>Eine Anfrage, eine Antwort oder ein Text hat einen Teil verloren, und keine Löschung wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>There are bytes that no step names.</source>
        <translation>Es gibt Bytes, die kein Schritt nennt.</translation>
    </message>
    <message>
        <source>The file is damaged. Opened anew, it offers to read what is left of it.</source>
        <translation>Die Datei ist beschädigt. Neu geöffnet, bietet sie an zu lesen, was von ihr übrig ist.</translation>
    </message>
    <message>
        <source>There is a table, an index or a trigger that Verbatim did not make.</source>
        <translation>Es gibt eine Tabelle, einen Index oder einen Trigger, den Verbatim nicht angelegt hat.</translation>
    </message>
    <message>
        <source>A table or an index is missing.</source>
        <translation>Eine Tabelle oder ein Index fehlt.</translation>
    </message>
    <message>
        <source>A table was made anew or altered.</source>
        <translation>Eine Tabelle wurde neu angelegt oder verändert.</translation>
    </message>
    <message>
        <source>There is a mark that Verbatim did not write.</source>
        <translation>Es gibt einen Vermerk, den Verbatim nicht geschrieben hat.</translation>
    </message>
    <message>
        <source>What the file says of its encryption was altered.</source>
        <translation>Was die Datei über ihre Verschlüsselung sagt, wurde verändert.</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of the codebook</source>
        <translation>Versionen des Codebuchs</translation>
    </message>
    <message>
        <source>Such as: v3, after I-07</source>
        <translation>Zum Beispiel: v3, nach I-07</translation>
    </message>
    <message>
        <source>Name of a version</source>
        <translation>Name einer Version</translation>
    </message>
    <message>
        <source>Name the codebook as it is now</source>
        <translation>Jetzigen Stand benennen</translation>
    </message>
    <message>
        <source>No version was named yet. A name keeps the codebook as it is now, to see later what changed.</source>
        <translation>Noch kein Stand ist benannt. Ein Name hält das Codebuch fest, wie es jetzt ist; später sehen Sie, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Gone through</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What changed since then</source>
        <translation>Was sich seither geändert hat</translation>
    </message>
    <message>
        <source>Interviews to go through again</source>
        <translation>Interviews zum Wiederdurchsehen</translation>
    </message>
    <message>
        <source>They were coded before these codes were there.</source>
        <translation>Sie wurden codiert, bevor es diese Codes gab.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Added: “{0}”</source>
        <translation>Neu: „{0}“</translation>
    </message>
    <message>
        <source>Removed: “{0}”</source>
        <translation>Entfernt: „{0}“</translation>
    </message>
    <message>
        <source>Merged: “{0}” into “{1}”</source>
        <translation>Zusammengelegt: „{0}“ in „{1}“</translation>
    </message>
    <message>
        <source>Renamed: “{0}” to “{1}”</source>
        <translation>Umbenannt: „{0}“ in „{1}“</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>kein Platz</translation>
    </message>
    <message>
        <source>Moved: “{0}” from {1} to {2}</source>
        <translation>Verschoben: „{0}“ von {1} nach {2}</translation>
    </message>
    <message>
        <source>Defined: “{0}” as “{1}”, before “{2}”</source>
        <translation>Definiert: „{0}“ als „{1}“, zuvor „{2}“</translation>
    </message>
</context>
<context>
    <name>WayModel</name>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Was offen ist</translation>
    </message>
    <message>
        <source>changed since approval</source>
        <translation>seit der Freigabe geändert</translation>
    </message>
</context>
<context>
    <name>Whole</name>
    <message>
        <source>Recorded as one step; Undo takes it back.</source>
        <translation>Wird als ein Schritt festgehalten; Rückgängig nimmt ihn zurück.</translation>
    </message>
    <message>
        <source>Must not stop half-way: words would be left behind.</source>
        <translation>Darf nicht auf halbem Weg anhalten: Sonst blieben Worte zurück.</translation>
    </message>
    <message>
        <source>Must not stop half-way: both files change together.</source>
        <translation>Darf nicht auf halbem Weg anhalten: Beide Dateien ändern sich gemeinsam.</translation>
    </message>
    <message>
        <source>Waits for this computer&apos;s keyring.</source>
        <translation>Wartet auf den Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>The server needs a moment to end.</source>
        <translation>Der Server braucht einen Moment, um zu enden.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>{0} withdraws</source>
        <translation>{0} widerruft</translation>
    </message>
    <message>
        <source>Delete these backups, too</source>
        <translation>Auch diese Sicherungen löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Texts, quotations, codes, memos, requests and answers, for good.</source>
        <translation>Texte, Stellen, Codes, Memos, Anfragen und Antworten, endgültig.</translation>
    </message>
    <message>
        <source>Make anonymous</source>
        <translation>Anonymisieren</translation>
    </message>
    <message>
        <source>Pseudonymised words and codes stay; original wording and names go for good.</source>
        <translation>Pseudonymisierte Worte und Codes bleiben; ursprünglicher Wortlaut und Namen werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Restrict</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Everything stays, and nothing is sent, quoted or exported. This can be lifted.</source>
        <translation>Alles bleibt, und nichts wird gesendet, zitiert oder exportiert. Das lässt sich aufheben.</translation>
    </message>
    <message>
        <source>Why (without a name; it is recorded)</source>
        <translation>Warum (ohne einen Namen; es wird festgehalten)</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <source>What this program can&apos;t reach</source>
        <translation>Was dieses Programm nicht erreicht</translation>
    </message>
    <message>
        <source>I know that this can&apos;t be undone, nor anything that was done before it.</source>
        <translation>Ich weiß, dass sich weder dies noch etwas davor rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Make anonymous for good</source>
        <translation>Endgültig anonymisieren</translation>
    </message>
    <message>
        <source>Names, other replaced details and the file&apos;s name of: {0}</source>
        <translation>Namen, andere ersetzte Angaben und der Dateiname von: {0}</translation>
    </message>
    <message>
        <source>In conversations only the words of {0} go.</source>
        <translation>Aus Gesprächen werden nur die Worte von {0} gelöscht.</translation>
    </message>
    <message>
        <source>{0} quotations, {1} suggestions, {2} decisions, {3} memos</source>
        <translation>{0} Stellen, {1} Vorschläge, {2} Entscheidungen, {3} Memos</translation>
    </message>
    <message>
        <source>Codes and groups that hold nobody else&apos;s words:</source>
        <translation>Codes und Gruppen, in denen niemandes sonst Worte stehen:</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>“{0}” stays and is called “{1}”.</source>
        <translation>„{0}“ bleibt und heißt dann „{1}“.</translation>
    </message>
    <message>
        <source>Others name this person at {0} places; that is theirs and stays, replaced.</source>
        <translation>Andere nennen diese Person an {0} Stellen; das ist deren Gesagtes und bleibt, ersetzt.</translation>
    </message>
    <message>
        <source>Nothing of it left this computer.</source>
        <translation>Nichts davon hat diesen Rechner verlassen.</translation>
    </message>
    <message>
        <source>{0} requests to {1}, {2} to {3}</source>
        <translation>{0} Anfragen an {1}, {2} bis {3}</translation>
    </message>
    <message>
        <source>Export of {0}: {1}</source>
        <translation>Export vom {0}: {1}</translation>
    </message>
    <message>
        <source>Backup of {0}, in another place</source>
        <translation>Sicherung vom {0}, an einem anderen Ort</translation>
    </message>
    <message>
        <source>Backup: {0}</source>
        <translation>Sicherung: {0}</translation>
    </message>
    <message>
        <source>Erasing for good</source>
        <translation>Wird endgültig gelöscht</translation>
    </message>
    <message>
        <source>Restricting</source>
        <translation>Wird gesperrt</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>What left this computer</source>
        <translation>Was diesen Computer verließ</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Names and other identifiers</source>
        <translation>Namen und anderes Identifizierendes</translation>
    </message>
    <message>
        <source>What participants permit today</source>
        <translation>Was Teilnehmende heute erlauben</translation>
    </message>
    <message>
        <source>What could still tell who somebody is</source>
        <translation>Was noch verraten kann, wer jemand ist</translation>
    </message>
    <message>
        <source>Requests for suggestions</source>
        <translation>Anfragen nach Vorschlägen</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Decided without being seen</source>
        <translation>Entschieden, ohne gesehen worden zu sein</translation>
    </message>
    <message>
        <source>Codes and data structure</source>
        <translation>Codes und Datenstruktur</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No identifier was looked for yet.</source>
        <translation>Es wurde noch nicht nach Namen gesucht.</translation>
    </message>
    <message>
        <source>There is no participant yet.</source>
        <translation>Noch gibt es keine Teilnehmenden.</translation>
    </message>
    <message>
        <source>No interview was searched for names yet.</source>
        <translation>Noch wurde kein Interview nach Namen durchsucht.</translation>
    </message>
    <message>
        <source>Nothing was asked for yet.</source>
        <translation>Es wurde noch nichts angefragt.</translation>
    </message>
    <message>
        <source>There are no suggestions yet.</source>
        <translation>Es gibt noch keine Vorschläge.</translation>
    </message>
    <message>
        <source>There are no codes yet.</source>
        <translation>Es gibt noch keine Codes.</translation>
    </message>
    <message>
        <source>Nothing left this computer.</source>
        <translation>Nichts hat diesen Computer verlassen.</translation>
    </message>
    <message>
        <source>of {0} participants permit the analysis</source>
        <translation>von {0} Teilnehmenden erlauben die Auswertung</translation>
    </message>
    <message>
        <source>of {0} permit AI on this computer</source>
        <translation>von {0} erlauben KI auf diesem Rechner</translation>
    </message>
    <message>
        <source>of {0} permit AI on another computer</source>
        <translation>von {0} erlauben KI auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>of {0} permit quotation</source>
        <translation>von {0} erlauben das Zitieren</translation>
    </message>
    <message>
        <source>of {0} permit the archive</source>
        <translation>von {0} erlauben das Archivieren</translation>
    </message>
    <message>
        <source>of {0} permissions are over</source>
        <translation>von {0} Erlaubnissen sind abgelaufen</translation>
    </message>
    <message>
        <source>points left</source>
        <translation>Punkte offen</translation>
    </message>
    <message>
        <source>and {0} more, under Checks of Pseudonymise</source>
        <translation>und {0} weitere, unter Prüfen bei Pseudonymisieren</translation>
    </message>
    <message>
        <source>random sentences read</source>
        <translation>zufällige Sätze gelesen</translation>
    </message>
    <message>
        <source>random sentences read; nothing is known of what the search missed</source>
        <translation>zufällige Sätze gelesen; was die Suche übersehen hat, ist unbekannt</translation>
    </message>
    <message>
        <source>sensitive passages nobody looked at</source>
        <translation>heikle Stellen, die niemand angesehen hat</translation>
    </message>
    <message>
        <source>sensitive passages that may be used</source>
        <translation>heikle Stellen, die verwendet werden dürfen</translation>
    </message>
    <message>
        <source>passages that never leave this computer</source>
        <translation>Stellen, die diesen Rechner nie verlassen</translation>
    </message>
    <message>
        <source>interviews that never leave this computer</source>
        <translation>Interviews, die diesen Rechner nie verlassen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Members of suggested groups moved</source>
        <translation>Mitglieder vorgeschlagener Gruppen verschoben</translation>
    </message>
    <message>
        <source>Suggested group split</source>
        <translation>Vorgeschlagene Gruppe geteilt</translation>
    </message>
    <message>
        <source>Suggested groups rearranged</source>
        <translation>Vorgeschlagene Gruppen umgeordnet</translation>
    </message>
    <message>
        <source>Suggestion accepted</source>
        <translation>Vorschlag angenommen</translation>
    </message>
    <message>
        <source>Suggestion accepted with changes</source>
        <translation>Vorschlag mit Änderung angenommen</translation>
    </message>
    <message>
        <source>Suggestion rejected</source>
        <translation>Vorschlag abgelehnt</translation>
    </message>
    <message>
        <source>Suggestion put off</source>
        <translation>Vorschlag zurückgestellt</translation>
    </message>
    <message>
        <source>Suggestion decided</source>
        <translation>Über Vorschlag entschieden</translation>
    </message>
    <message>
        <source>in the study</source>
        <translation>in der Studie</translation>
    </message>
    <message>
        <source>imported, names not looked for yet</source>
        <translation>importiert, noch nicht nach Namen durchsucht</translation>
    </message>
    <message>
        <source>pseudonymised, not approved yet</source>
        <translation>pseudonymisiert, noch nicht freigegeben</translation>
    </message>
    <message>
        <source>approved, no suggestions yet</source>
        <translation>freigegeben, noch ohne Vorschläge</translation>
    </message>
    <message>
        <source>with suggestions to decide on</source>
        <translation>mit offenen Vorschlägen</translation>
    </message>
    <message>
        <source>with every suggestion decided</source>
        <translation>mit allen Vorschlägen entschieden</translation>
    </message>
    <message>
        <source>replaced by your decision</source>
        <translation>durch Ihre Entscheidung ersetzt</translation>
    </message>
    <message>
        <source>kept by your decision</source>
        <translation>durch Ihre Entscheidung behalten</translation>
    </message>
    <message>
        <source>replaced, not decided on yet</source>
        <translation>ersetzt, noch nicht entschieden</translation>
    </message>
    <message>
        <source>interviews approved</source>
        <translation>Interviews freigegeben</translation>
    </message>
    <message>
        <source>steps on identifiers; the key file is not here</source>
        <translation>Schritte an Identifizierendem; die Schlüsseldatei fehlt</translation>
    </message>
    <message>
        <source>suggestions decided in bulk, without being seen one by one</source>
        <translation>Vorschläge auf einmal entschieden, ohne einzeln gesehen worden zu sein</translation>
    </message>
    <message>
        <source>interviews approved in bulk, without being seen</source>
        <translation>Interviews auf einmal freigegeben, ohne gesehen worden zu sein</translation>
    </message>
    <message>
        <source>steps recorded</source>
        <translation>Schritte aufgezeichnet</translation>
    </message>
    <message>
        <source>on the internet</source>
        <translation>im Internet</translation>
    </message>
    <message>
        <source>in this network</source>
        <translation>in diesem Netz</translation>
    </message>
    <message>
        <source>requests with pseudonymised text to {0}, {1}</source>
        <translation>Anfragen mit pseudonymisiertem Text an {0}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n without a known answer</source>
        <translation>
            <numerusform>%n ohne bekannte Antwort</numerusform>
            <numerusform>%n ohne bekannte Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, answered by {1}</source>
        <translation>{0}, beantwortet von {1}</translation>
    </message>
    <message>
        <source>built-in, no AI</source>
        <translation>eingebaut, ohne KI</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>prompt {0}, version {1}, {2}</source>
        <translation>Prompt {0}, Version {1}, {2}</translation>
    </message>
    <message>
        <source>{0} tokens in, {1} out</source>
        <translation>{0} Token hinein, {1} heraus</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>server not reached</source>
        <translation>Server nicht erreicht</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>key rejected</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>no credit left</source>
        <translation>kein Guthaben mehr</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>fault of the server</source>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>model unknown</source>
        <translation>Modell unbekannt</translation>
    </message>
    <message>
        <source>text too long for the model</source>
        <translation>Text zu lang für das Modell</translation>
    </message>
    <message>
        <source>text cut by the server</source>
        <translation>Text vom Server gekürzt</translation>
    </message>
    <message>
        <source>answer cut off</source>
        <translation>Antwort abgeschnitten</translation>
    </message>
    <message>
        <source>connection broken off</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>refused by the model</source>
        <translation>vom Modell verweigert</translation>
    </message>
    <message>
        <source>request refused by the server</source>
        <translation>Anfrage vom Server abgelehnt</translation>
    </message>
    <message>
        <source>answer that can&apos;t be read</source>
        <translation>Antwort, die sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>sent on to another server</source>
        <translation>an einen anderen Server weitergeleitet</translation>
    </message>
    <message>
        <source>proxy not reached</source>
        <translation>Proxy nicht erreicht</translation>
    </message>
    <message>
        <source>certificate of the server not trusted</source>
        <translation>Zertifikat des Servers nicht vertraut</translation>
    </message>
    <message>
        <source>no chat server</source>
        <translation>kein Chat-Server</translation>
    </message>
    <message>
        <source>the model ended</source>
        <translation>Modell beendet</translation>
    </message>
    <message>
        <source>the model file failed</source>
        <translation>Modelldatei fehlgeschlagen</translation>
    </message>
    <message>
        <source>other fault ({0})</source>
        <translation>anderer Fehler ({0})</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>{0} suggested</source>
        <translation>{0} vorgeschlagen</translation>
    </message>
    <message>
        <source>{0} accepted as suggested</source>
        <translation>{0} wie vorgeschlagen angenommen</translation>
    </message>
    <message>
        <source>{0} accepted with changes</source>
        <translation>{0} mit Änderung angenommen</translation>
    </message>
    <message>
        <source>{0} rejected</source>
        <translation>{0} abgelehnt</translation>
    </message>
    <message>
        <source>{0} still open</source>
        <translation>{0} noch offen</translation>
    </message>
    <message>
        <source>{0} put off</source>
        <translation>{0} zurückgestellt</translation>
    </message>
    <message>
        <source>{0} put aside with their whole batch</source>
        <translation>{0} als Ganzes beiseitegelegt</translation>
    </message>
    <message>
        <source>{0} put into another of these groups</source>
        <translation>{0} mit einer anderen dieser Gruppen vereint</translation>
    </message>
    <message>
        <source>{0} dropped by the critic, to be taken back</source>
        <translation>{0} beim Gegenlesen weggelassen, lassen sich zurückholen</translation>
    </message>
    <message>
        <source>{0} from answers that were cut off; they are not offered</source>
        <translation>{0} aus abgeschnittenen Antworten; sie werden nicht angeboten</translation>
    </message>
    <message>
        <source>{0} whose words are not in the text; they cannot be accepted</source>
        <translation>{0}, deren Wörter nicht im Text stehen; sie lassen sich nicht annehmen</translation>
    </message>
    <message>
        <source>{0} of them without a place</source>
        <translation>{0} davon ohne Platz</translation>
    </message>
    <message>
        <source>Study created</source>
        <translation>Studie angelegt</translation>
    </message>
    <message>
        <source>Interview imported</source>
        <translation>Interview importiert</translation>
    </message>
    <message>
        <source>Project of another program imported</source>
        <translation>Projekt eines anderen Programms importiert</translation>
    </message>
    <message>
        <source>Codebook of another program imported</source>
        <translation>Codebuch eines anderen Programms importiert</translation>
    </message>
    <message>
        <source>Package for a second coder made</source>
        <translation>Paket für eine zweite Codiererin erstellt</translation>
    </message>
    <message>
        <source>Package of a second coder begun</source>
        <translation>Paket einer zweiten Codiererin begonnen</translation>
    </message>
    <message>
        <source>Package of a second coder merged</source>
        <translation>Paket einer zweiten Codiererin zusammengeführt</translation>
    </message>
    <message>
        <source>Interview removed</source>
        <translation>Interview entfernt</translation>
    </message>
    <message>
        <source>Interview renamed</source>
        <translation>Interview umbenannt</translation>
    </message>
    <message>
        <source>Speaker set</source>
        <translation>Sprechende zugeordnet</translation>
    </message>
    <message>
        <source>Participant described</source>
        <translation>Teilnehmende beschrieben</translation>
    </message>
    <message>
        <source>Identifiers looked for</source>
        <translation>Nach Namen gesucht</translation>
    </message>
    <message>
        <source>Identifier decided</source>
        <translation>Über Namen entschieden</translation>
    </message>
    <message>
        <source>Identifier added</source>
        <translation>Namen hinzugefügt</translation>
    </message>
    <message>
        <source>Identifier changed</source>
        <translation>Namen geändert</translation>
    </message>
    <message>
        <source>Interview approved</source>
        <translation>Interview freigegeben</translation>
    </message>
    <message>
        <source>Suggestions asked for</source>
        <translation>Vorschläge angefragt</translation>
    </message>
    <message>
        <source>Asked for the rest</source>
        <translation>Den Rest angefragt</translation>
    </message>
    <message>
        <source>Answer received</source>
        <translation>Antwort erhalten</translation>
    </message>
    <message>
        <source>Request recorded</source>
        <translation>Anfrage aufgezeichnet</translation>
    </message>
    <message>
        <source>Request failed</source>
        <translation>Anfrage gescheitert</translation>
    </message>
    <message>
        <source>Suggestions ended</source>
        <translation>Vorschläge beendet</translation>
    </message>
    <message>
        <source>Requests without a known answer noted</source>
        <translation>Anfragen ohne bekannte Antwort vermerkt</translation>
    </message>
    <message>
        <source>Place of a quotation chosen</source>
        <translation>Stelle eines Zitats gewählt</translation>
    </message>
    <message>
        <source>Code made by hand</source>
        <translation>Code von Hand angelegt</translation>
    </message>
    <message>
        <source>Suggestion taken back from the critic</source>
        <translation>Weggelassenen Vorschlag zurückgeholt</translation>
    </message>
    <message>
        <source>Quotation coded</source>
        <translation>Zitat codiert</translation>
    </message>
    <message>
        <source>Coding removed</source>
        <translation>Codierung entfernt</translation>
    </message>
    <message>
        <source>Code changed</source>
        <translation>Code geändert</translation>
    </message>
    <message>
        <source>Code removed</source>
        <translation>Code entfernt</translation>
    </message>
    <message>
        <source>Category added</source>
        <translation>Kategorie hinzugefügt</translation>
    </message>
    <message>
        <source>Category changed</source>
        <translation>Kategorie geändert</translation>
    </message>
    <message>
        <source>Category removed</source>
        <translation>Kategorie entfernt</translation>
    </message>
    <message>
        <source>Moved in the structure</source>
        <translation>In der Struktur bewegt</translation>
    </message>
    <message>
        <source>Memo written</source>
        <translation>Memo geschrieben</translation>
    </message>
    <message>
        <source>Memo removed</source>
        <translation>Memo entfernt</translation>
    </message>
    <message>
        <source>Permission changed</source>
        <translation>Erlaubnis geändert</translation>
    </message>
    <message>
        <source>Sensitive words looked for</source>
        <translation>Heikle Wörter gesucht</translation>
    </message>
    <message>
        <source>Passage decided</source>
        <translation>Stelle entschieden</translation>
    </message>
    <message>
        <source>Passage marked</source>
        <translation>Stelle markiert</translation>
    </message>
    <message>
        <source>Passage taken off the list</source>
        <translation>Stelle gestrichen</translation>
    </message>
    <message>
        <source>Interview kept here, or not any more</source>
        <translation>Interview bleibt hier, oder nicht mehr</translation>
    </message>
    <message>
        <source>Participant withdrew: words erased</source>
        <translation>Widerruf: Worte gelöscht</translation>
    </message>
    <message>
        <source>Participant made anonymous</source>
        <translation>Teilnehmende Person anonymisiert</translation>
    </message>
    <message>
        <source>Participant&apos;s words restricted</source>
        <translation>Worte einer Person gesperrt</translation>
    </message>
    <message>
        <source>Words erased from requests</source>
        <translation>Worte aus Anfragen gelöscht</translation>
    </message>
    <message>
        <source>Words taken out of the study file</source>
        <translation>Worte aus der Studiendatei genommen</translation>
    </message>
    <message>
        <source>Retention set</source>
        <translation>Aufbewahrung gesetzt</translation>
    </message>
    <message>
        <source>Key destroyed</source>
        <translation>Schlüssel vernichtet</translation>
    </message>
    <message>
        <source>Codebook version named</source>
        <translation>Version des Codebuchs benannt</translation>
    </message>
    <message>
        <source>Interview revisited</source>
        <translation>Interview wieder durchgesehen</translation>
    </message>
    <message>
        <source>Coding before suggestions begun</source>
        <translation>Codieren vor Vorschlägen begonnen</translation>
    </message>
    <message>
        <source>Coding before suggestions finished</source>
        <translation>Codieren vor Vorschlägen beendet</translation>
    </message>
    <message>
        <source>Turns held out</source>
        <translation>Beiträge zurückgehalten</translation>
    </message>
    <message>
        <source>Quotations compared</source>
        <translation>Zitate verglichen</translation>
    </message>
    <message>
        <source>Rule of the codebook written</source>
        <translation>Regel des Codebuchs geschrieben</translation>
    </message>
    <message>
        <source>Rule of the codebook removed</source>
        <translation>Regel des Codebuchs entfernt</translation>
    </message>
    <message>
        <source>Disagreement discussed</source>
        <translation>Abweichung besprochen</translation>
    </message>
    <message>
        <source>Negative case marked</source>
        <translation>Gegenbeispiel markiert</translation>
    </message>
    <message>
        <source>Negative case taken away</source>
        <translation>Gegenbeispiel entfernt</translation>
    </message>
    <message>
        <source>Interview guide written or changed</source>
        <translation>Leitfaden geschrieben oder geändert</translation>
    </message>
    <message>
        <source>Said which guide an interview was led by</source>
        <translation>Leitfaden eines Interviews angegeben</translation>
    </message>
    <message>
        <source>Said what an interviewer&apos;s turn asks</source>
        <translation>Frage einem Redebeitrag zugeordnet</translation>
    </message>
    <message>
        <source>Note on the sample</source>
        <translation>Notiz zur Stichprobe</translation>
    </message>
    <message>
        <source>Note on the sample removed</source>
        <translation>Notiz zur Stichprobe entfernt</translation>
    </message>
    <message>
        <source>Themes related</source>
        <translation>Themen in Beziehung gesetzt</translation>
    </message>
    <message>
        <source>Settled what suggestions are for</source>
        <translation>Festgelegt, wozu Vorschläge dienen</translation>
    </message>
    <message>
        <source>Relation of themes removed</source>
        <translation>Beziehung von Themen weggenommen</translation>
    </message>
    <message>
        <source>Codes merged</source>
        <translation>Codes zusammengelegt</translation>
    </message>
    <message>
        <source>Code split</source>
        <translation>Code geteilt</translation>
    </message>
    <message>
        <source>Categories merged</source>
        <translation>Kategorien zusammengelegt</translation>
    </message>
    <message>
        <source>Category split</source>
        <translation>Kategorie geteilt</translation>
    </message>
    <message>
        <source>Text corrected</source>
        <translation>Text korrigiert</translation>
    </message>
    <message>
        <source>Own lists changed</source>
        <translation>Eigene Listen geändert</translation>
    </message>
    <message>
        <source>Replacements changed</source>
        <translation>Ersetzungen geändert</translation>
    </message>
    <message>
        <source>Random sentences drawn</source>
        <translation>Zufällige Sätze gezogen</translation>
    </message>
    <message>
        <source>Random sentences read</source>
        <translation>Zufällige Sätze gelesen</translation>
    </message>
    <message>
        <source>Replacements exported</source>
        <translation>Ersetzungen exportiert</translation>
    </message>
    <message>
        <source>Study settings changed</source>
        <translation>Einstellungen der Studie geändert</translation>
    </message>
    <message>
        <source>Coder added</source>
        <translation>Codierende Person hinzugefügt</translation>
    </message>
    <message>
        <source>Coder renamed</source>
        <translation>Codierende Person umbenannt</translation>
    </message>
    <message>
        <source>Ledger sealed</source>
        <translation>Protokoll gesiegelt</translation>
    </message>
    <message>
        <source>Backup made elsewhere</source>
        <translation>Sicherung an einem anderen Ort</translation>
    </message>
    <message>
        <source>Codebook exported</source>
        <translation>Codebuch exportiert</translation>
    </message>
    <message>
        <source>Step undone</source>
        <translation>Schritt rückgängig gemacht</translation>
    </message>
    <message>
        <source>Step done again</source>
        <translation>Schritt wiederholt</translation>
    </message>
</context>
</TS>
