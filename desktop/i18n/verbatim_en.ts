<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlternativeView</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided</source>
        <translation>
            <numerusform>%n decided</numerusform>
            <numerusform>%n decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit nowhere</source>
        <translation>
            <numerusform>%n fit nowhere</numerusform>
            <numerusform>%n fit nowhere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message numerus="yes">
        <source>Name for %n card(s)</source>
        <translation>
            <numerusform>Name for %n card</numerusform>
            <numerusform>Name for %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) picked up.</source>
        <translation>
            <numerusform>%n card picked up.</numerusform>
            <numerusform>%n cards picked up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s)</source>
        <translation>
            <numerusform>%n participant</numerusform>
            <numerusform>%n participants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tried here</source>
        <translation>
            <numerusform>%n tried here</numerusform>
            <numerusform>%n tried here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quot.</source>
        <translation>
            <numerusform>%n quot.</numerusform>
            <numerusform>%n quot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part.</source>
        <translation>
            <numerusform>%n part.</numerusform>
            <numerusform>%n part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n point(s) could still tell who somebody is.</source>
        <translation>
            <numerusform>%n point could still tell who somebody is.</numerusform>
            <numerusform>%n points could still tell who somebody is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodedFirst</name>
    <message numerus="yes">
        <source>%n turn(s), marked in the margin, are for you to code first: no suggester has them.</source>
        <translation>
            <numerusform>One turn, marked in the margin, is for you to code first: no suggester has it.</numerusform>
            <numerusform>%n turns, marked in the margin, are for you to code first: no suggester has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareRuns</name>
    <message numerus="yes">
        <source>%n answer(s) could not be read again; what is kept of them counts.</source>
        <translation>
            <numerusform>%n answer could not be read again; what is kept of it counts.</numerusform>
            <numerusform>%n answers could not be read again; what is kept of them counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparingDialog</name>
    <message numerus="yes">
        <source>%n quotation(s) to compare</source>
        <translation>
            <numerusform>%n quotation to compare</numerusform>
            <numerusform>%n quotations to compare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n category(s)</source>
        <translation>
            <numerusform>%n category</numerusform>
            <numerusform>%n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>%n coding</numerusform>
            <numerusform>%n codings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>%n memo</numerusform>
            <numerusform>%n memos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n negative case(s)</source>
        <translation>
            <numerusform>%n negative case</numerusform>
            <numerusform>%n negative cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) imported.</source>
        <translation>
            <numerusform>%n interview imported.</numerusform>
            <numerusform>%n interviews imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be used.</source>
        <translation>
            <numerusform>%n file could not be used.</numerusform>
            <numerusform>%n files could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n interview(s)</source>
        <translation>
            <numerusform>%n interview</numerusform>
            <numerusform>%n interviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>%n coding</numerusform>
            <numerusform>%n codings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring in %n file(s)</source>
        <translation>
            <numerusform>Bring in %n file</numerusform>
            <numerusform>Bring in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InterviewModel</name>
    <message numerus="yes">
        <source>%n name(s) to review</source>
        <translation>
            <numerusform>%n name to review</numerusform>
            <numerusform>%n names to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n suggestion open</numerusform>
            <numerusform>%n suggestions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InterviewPanel</name>
    <message numerus="yes">
        <source>Words of this interview stand in %n stored request(s) and answer(s).</source>
        <translation>
            <numerusform>Words of this interview stand in %n stored request or answer.</numerusform>
            <numerusform>Words of this interview stand in %n stored requests and answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message numerus="yes">
        <source>%n coding(s)</source>
        <translation>
            <numerusform>%n coding</numerusform>
            <numerusform>%n codings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>%n memo</numerusform>
            <numerusform>%n memos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) taken back</source>
        <translation>
            <numerusform>%n coding taken back</numerusform>
            <numerusform>%n codings taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) are known already.</source>
        <translation>
            <numerusform>%n coding is known already.</numerusform>
            <numerusform>%n codings are known already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were made when suggestions were there to be seen.</source>
        <translation>
            <numerusform>%n of them was made when suggestions were there to be seen.</numerusform>
            <numerusform>%n of them were made when suggestions were there to be seen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coding(s) can&apos;t come in; they stay in the package.</source>
        <translation>
            <numerusform>%n coding can&apos;t come in; it stays in the package.</numerusform>
            <numerusform>%n codings can&apos;t come in; they stay in the package.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassagesPanel</name>
    <message numerus="yes">
        <source>%n passage(s) to look at</source>
        <translation>
            <numerusform>%n passage to look at</numerusform>
            <numerusform>%n passages to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelationsDialog</name>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPlace</name>
    <message numerus="yes">
        <source>%n interview(s) may not go to an archive and are not in it.</source>
        <translation>
            <numerusform>%n interview may not go to an archive and is not in it.</numerusform>
            <numerusform>%n interviews may not go to an archive and are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) could re-identify somebody; see what is left in the report.</source>
        <translation>
            <numerusform>%n point could re-identify somebody; see what is left in the report.</numerusform>
            <numerusform>%n points could re-identify somebody; see what is left in the report.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningTask</name>
    <message numerus="yes">
        <source>%n requests under way</source>
        <translation>
            <numerusform>%n request under way</numerusform>
            <numerusform>%n requests under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafeKeeping</name>
    <message numerus="yes">
        <source>Since this backup %n participant(s) withdrew.</source>
        <translation>
            <numerusform>Since this backup %n participant withdrew.</numerusform>
            <numerusform>Since this backup %n participants withdrew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them the content is gone.</source>
        <translation>
            <numerusform>Of one of them the content is gone.</numerusform>
            <numerusform>Of %n of them the content is gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost row(s) were written anew from the ledger.</source>
        <translation>
            <numerusform>One lost row was written anew from the ledger.</numerusform>
            <numerusform>%n lost rows were written anew from the ledger.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%n interview(s) still being read …</source>
        <translation>
            <numerusform>%n interview still being read …</numerusform>
            <numerusform>%n interviews still being read …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; type more words to narrow it.</source>
        <translation>
            <numerusform>… and %n more; type more words to narrow it.</numerusform>
            <numerusform>… and %n more; type more words to narrow it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondCoder</name>
    <message numerus="yes">
        <source>%n interview(s) and the codebook are in it; no key, no names.</source>
        <translation>
            <numerusform>%n interview and the codebook are in it; no key, no names.</numerusform>
            <numerusform>%n interviews and the codebook are in it; no key, no names.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendPreview</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grouping(s) side by side</source>
        <translation>
            <numerusform>%n grouping</numerusform>
            <numerusform>%n groupings side by side</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) left out, because it is not permitted.</source>
        <translation>
            <numerusform>%n code left out, because it is not permitted.</numerusform>
            <numerusform>%n codes left out, because it is not permitted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message numerus="yes">
        <source>%n came from an answer that was cut: kept, not offered.</source>
        <translation>
            <numerusform>%n came from an answer that was cut: kept, not offered.</numerusform>
            <numerusform>%n came from an answer that was cut: kept, not offered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by the critic, with reasons; they can be taken back.</source>
        <translation>
            <numerusform>%n dropped by the critic, with its reason; it can be taken back.</numerusform>
            <numerusform>%n dropped by the critic, with reasons; they can be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) to decide on.</source>
        <translation>
            <numerusform>%n suggestion to decide on.</numerusform>
            <numerusform>%n suggestions to decide on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) came back and are kept.</source>
        <translation>
            <numerusform>%n suggestion came back and is kept.</numerusform>
            <numerusform>%n suggestions came back and are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentencePage</name>
    <message numerus="yes">
        <source>%n marked as missed</source>
        <translation>
            <numerusform>%n marked as missed</numerusform>
            <numerusform>%n marked as missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n name(s) to review</source>
        <translation>
            <numerusform>%n name to review</numerusform>
            <numerusform>%n names to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyPlace</name>
    <message numerus="yes">
        <source>Find names, places and firms in %n interview(s) and replace them.</source>
        <translation>
            <numerusform>Find names, places and firms in %n interview and replace them.</numerusform>
            <numerusform>Find names, places and firms in %n interviews and replace them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review the replacements in %n interview(s) and approve them.</source>
        <translation>
            <numerusform>Review the replacements in %n interview and approve them.</numerusform>
            <numerusform>Review the replacements in %n interviews and approve them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for suggested codes in %n approved interview(s), or code by hand.</source>
        <translation>
            <numerusform>Ask for suggested codes in %n approved interview, or code by hand.</numerusform>
            <numerusform>Ask for suggested codes in %n approved interviews, or code by hand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide on the suggestions in %n interview(s).</source>
        <translation>
            <numerusform>Decide on the suggestions in %n interview.</numerusform>
            <numerusform>Decide on the suggestions in %n interviews.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message numerus="yes">
        <source>Every one of the %n step(s) is as it was recorded. Nothing was altered.</source>
        <translation>
            <numerusform>The one step is as it was recorded. Nothing was altered.</numerusform>
            <numerusform>Every one of the %n steps is as it was recorded. Nothing was altered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content of %n step(s) was erased on purpose.</source>
        <translation>
            <numerusform>The content of %n step was erased on purpose.</numerusform>
            <numerusform>The content of %n steps was erased on purpose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n step(s) changed is not known any more and could not be compared.</source>
        <translation>
            <numerusform>What %n step changed is not known any more and could not be compared.</numerusform>
            <numerusform>What %n steps changed is not known any more and could not be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study is not as it was recorded, in %n place(s).</source>
        <translation>
            <numerusform>The study is not as it was recorded, in %n place.</numerusform>
            <numerusform>The study is not as it was recorded, in %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known answer</source>
        <translation>
            <numerusform>%n without a known answer</numerusform>
            <numerusform>%n without a known answer</numerusform>
        </translation>
    </message>
</context>
</TS>
