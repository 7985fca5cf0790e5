"""The versions of the two files and how an older file becomes a newer one.

A step writes SQL of its own, not today's tables: what it does must not change when they do. Each step has a real file
of the version before among the tests' data. The ledger stays as it is: fields that an earlier event does not name count
as their defaults, which are the defaults given here.
"""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection

from storage.database import Migration
from storage.packing import unpacked

STUDY_APPLICATION_ID = 0x56424D31
KEY_APPLICATION_ID = 0x56424B31

STUDY_VERSION = 7
NOTHING_LEFT = hashlib.sha256(b"").hexdigest()
"""The name of the bytes that stand for a request of which all parts were erased."""
KEY_VERSION = 2

_PERMISSION = '{"basis": "", "consent_version": "", "uses": ["processing", "local_ai", "quotation"], "until": ""}'


def _study_2(connection: Connection) -> None:
    """Add what participants permit, passages that need care, sentence checks and how replacements read."""
    _run(
        connection,
        "ALTER TABLE study ADD COLUMN replacement_style VARCHAR NOT NULL DEFAULT 'placeholder'",
        f"ALTER TABLE participant ADD COLUMN permission JSON NOT NULL DEFAULT '{_PERMISSION}'",
        "ALTER TABLE document ADD COLUMN never_leaves BOOLEAN NOT NULL DEFAULT 0",
        """CREATE TABLE passage (
            id VARCHAR NOT NULL PRIMARY KEY, document_id VARCHAR NOT NULL REFERENCES document (id),
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, topic VARCHAR NOT NULL, mark VARCHAR NOT NULL,
            found_by VARCHAR NOT NULL, decided_by VARCHAR REFERENCES coder (id), decided_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_passage_document_id ON passage (document_id)",
        "CREATE INDEX ix_passage_decided_by ON passage (decided_by)",
        """CREATE TABLE sentence_check (
            id VARCHAR NOT NULL PRIMARY KEY, places JSON NOT NULL, missed JSON NOT NULL, seed INTEGER NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), checked_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_sentence_check_coder_id ON sentence_check (coder_id)",
    )


def _key_2(connection: Connection) -> None:
    """Add her own lists, the roles of people and of what sort a replacement is."""
    _run(
        connection,
        "ALTER TABLE entity ADD COLUMN abstraction VARCHAR NOT NULL DEFAULT 'placeholder'",
        "ALTER TABLE entity ADD COLUMN role VARCHAR NOT NULL DEFAULT 'third_party'",
        """CREATE TABLE listed_term (
            id VARCHAR NOT NULL PRIMARY KEY, term VARCHAR NOT NULL, listed VARCHAR NOT NULL, kind VARCHAR NOT NULL,
            topic VARCHAR NOT NULL, participant_code VARCHAR NOT NULL)""",
    )


def _study_3(connection: Connection) -> None:
    """Do each of the independent changes that came with version 3."""
    for change in _STUDY_3:
        change(connection)


def _study_3_groups(connection: Connection) -> None:
    """Add by what a grouping sorts, what speaks against a group, and how it was proposed before it was rearranged."""
    _run(
        connection,
        "ALTER TABLE suggestion ADD COLUMN principle VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE suggestion ADD COLUMN counter_examples JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE suggestion ADD COLUMN suggested JSON NOT NULL DEFAULT '{}'",
    )


def _study_3_servers(connection: Connection) -> None:
    """Add which program answered a call, and what it calls the state of its model by."""
    _run(
        connection,
        "ALTER TABLE llm_call ADD COLUMN server VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE llm_call ADD COLUMN fingerprint VARCHAR NOT NULL DEFAULT ''",
    )


def _study_3_keeping(connection: Connection) -> None:
    """Add until when data may be kept, names of codebook versions, and interviews that were gone through again."""
    _run(
        connection,
        """CREATE TABLE retention (
            id VARCHAR NOT NULL PRIMARY KEY, kept VARCHAR NOT NULL UNIQUE, until VARCHAR NOT NULL)""",
        """CREATE TABLE codebook_version (
            id VARCHAR NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, seq INTEGER NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_codebook_version_coder_id ON codebook_version (coder_id)",
        """CREATE TABLE revisit (
            id VARCHAR NOT NULL PRIMARY KEY, document_id VARCHAR NOT NULL REFERENCES document (id),
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_revisit_document_id ON revisit (document_id)",
        "CREATE INDEX ix_revisit_coder_id ON revisit (coder_id)",
    )


def _study_4(connection: Connection) -> None:
    """Add what is coded before suggestions are seen."""
    _run(
        connection,
        """CREATE TABLE blind_reading (
            id VARCHAR NOT NULL PRIMARY KEY, document_id VARCHAR NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), share FLOAT NOT NULL, seed INTEGER NOT NULL,
            turns JSON NOT NULL, finished_at VARCHAR NOT NULL, created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_blind_reading_document_id ON blind_reading (document_id)",
        "CREATE INDEX ix_blind_reading_coder_id ON blind_reading (coder_id)",
    )


def _study_5(connection: Connection) -> None:
    """Do each of the independent changes that came with version 5."""
    for change in _STUDY_5:
        change(connection)


def _study_5_policy(connection: Connection) -> None:
    """Add what was settled on suggestions."""
    _run(
        connection,
        """CREATE TABLE ai_policy (
            id VARCHAR NOT NULL PRIMARY KEY, kinds JSON NOT NULL, own_coding_first BOOLEAN NOT NULL,
            deciders JSON NOT NULL, one_by_one BOOLEAN NOT NULL, blind_share FLOAT NOT NULL, reach VARCHAR NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), set_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_ai_policy_coder_id ON ai_policy (coder_id)",
    )


def _study_5_relations(connection: Connection) -> None:
    """Add how themes hang together."""
    _run(
        connection,
        """CREATE TABLE relation (
            id VARCHAR NOT NULL PRIMARY KEY, source_id VARCHAR NOT NULL, target_id VARCHAR NOT NULL,
            kind VARCHAR NOT NULL, label VARCHAR NOT NULL, note VARCHAR NOT NULL, coding_ids JSON NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_relation_source_id ON relation (source_id)",
        "CREATE INDEX ix_relation_target_id ON relation (target_id)",
        "CREATE INDEX ix_relation_coder_id ON relation (coder_id)",
    )


def _study_5_comparisons(connection: Connection) -> None:
    """Add what came of comparing quotations."""
    _run(
        connection,
        """CREATE TABLE comparison (
            id VARCHAR NOT NULL PRIMARY KEY, category_id VARCHAR NOT NULL, coding_id VARCHAR NOT NULL,
            earlier_ids JSON NOT NULL, outcome VARCHAR NOT NULL, note VARCHAR NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_comparison_category_id ON comparison (category_id)",
        "CREATE INDEX ix_comparison_coding_id ON comparison (coding_id)",
        "CREATE INDEX ix_comparison_coder_id ON comparison (coder_id)",
    )


def _study_6(connection: Connection) -> None:
    """Do each of the independent changes that came with version 6."""
    for change in _STUDY_6:
        change(connection)


def _study_6_guide(connection: Connection) -> None:
    """Add the interview guide, where its questions were asked, and how the sample came about."""
    _run(
        connection,
        """CREATE TABLE guide_version (
            id VARCHAR NOT NULL PRIMARY KEY, number INTEGER NOT NULL, questions JSON NOT NULL, reason VARCHAR NOT NULL,
            after_id VARCHAR NOT NULL, coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_guide_version_coder_id ON guide_version (coder_id)",
        """CREATE TABLE guide_use (
            id VARCHAR NOT NULL PRIMARY KEY, document_id VARCHAR NOT NULL, guide_id VARCHAR NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_guide_use_document_id ON guide_use (document_id)",
        "CREATE INDEX ix_guide_use_coder_id ON guide_use (coder_id)",
        """CREATE TABLE asked_question (
            id VARCHAR NOT NULL PRIMARY KEY, document_id VARCHAR NOT NULL, turn INTEGER NOT NULL,
            question_id VARCHAR NOT NULL, coder_id VARCHAR NOT NULL REFERENCES coder (id),
            created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_asked_question_document_id ON asked_question (document_id)",
        "CREATE INDEX ix_asked_question_coder_id ON asked_question (coder_id)",
        """CREATE TABLE sampling_note (
            id VARCHAR NOT NULL PRIMARY KEY, kind VARCHAR NOT NULL, text VARCHAR NOT NULL, day VARCHAR NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_sampling_note_coder_id ON sampling_note (coder_id)",
    )


def _study_6_rules(connection: Connection) -> None:
    """Add rules of the codebook, what came of disagreements, and passages that speak against a theme."""
    _run(
        connection,
        """CREATE TABLE rule (
            id VARCHAR NOT NULL PRIMARY KEY, target_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, text VARCHAR NOT NULL,
            version INTEGER NOT NULL, coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_rule_target_id ON rule (target_id)",
        "CREATE INDEX ix_rule_coder_id ON rule (coder_id)",
        """CREATE TABLE discussion (
            id VARCHAR NOT NULL PRIMARY KEY, coding_id VARCHAR NOT NULL, category_id VARCHAR NOT NULL,
            note VARCHAR NOT NULL, rule_id VARCHAR NOT NULL, coder_id VARCHAR NOT NULL REFERENCES coder (id),
            created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_discussion_coding_id ON discussion (coding_id)",
        "CREATE INDEX ix_discussion_coder_id ON discussion (coder_id)",
        """CREATE TABLE negative_case (
            id VARCHAR NOT NULL PRIMARY KEY, theme_id VARCHAR NOT NULL,
            document_id VARCHAR NOT NULL REFERENCES document (id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            note VARCHAR NOT NULL, found_by VARCHAR NOT NULL, coder_id VARCHAR NOT NULL REFERENCES coder (id),
            created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_negative_case_theme_id ON negative_case (theme_id)",
        "CREATE INDEX ix_negative_case_document_id ON negative_case (document_id)",
        "CREATE INDEX ix_negative_case_coder_id ON negative_case (coder_id)",
    )


_STUDY_3 = (_study_3_groups, _study_3_servers, _study_3_keeping)
_STUDY_5 = (_study_5_policy, _study_5_relations, _study_5_comparisons)


def _study_6_unnamed_bytes(connection: Connection) -> None:
    """Remove kept bytes that no step and no row names.

    Before version 6 a text with its names could be left so, where a search for names was taken back after an approval.
    """
    named: set[bytes] = set()
    for (body,) in connection.exec_driver_sql("SELECT body FROM payload"):
        try:
            named.update(re.findall(rb"[0-9a-f]{64}", unpacked(body)))
        except ValueError:
            return  # a damaged file: what it does not say can't be known
    for statement in (
        "SELECT segments_digest FROM document_text",
        "SELECT request_digest FROM llm_call",
        "SELECT response_digest FROM llm_call",
    ):
        named.update(digest.encode() for (digest,) in connection.exec_driver_sql(statement) if digest)
    for (digest,) in connection.exec_driver_sql("SELECT digest FROM blob").all():
        if digest.encode() not in named and digest != NOTHING_LEFT:
            connection.exec_driver_sql("DELETE FROM blob WHERE digest = ?", (digest,))


_STUDY_6: tuple[Migration, ...] = (
    _study_6_guide,
    _study_6_rules,
    _study_6_unnamed_bytes,
)


def _study_7(connection: Connection) -> None:
    """Do each of the independent changes that came with version 7."""
    for change in _STUDY_7:
        change(connection)


def _study_7_foreign_provenance(connection: Connection) -> None:
    """Add what another study's codebook says of where its codes come from."""
    _run(
        connection,
        """CREATE TABLE foreign_provenance (
            id VARCHAR NOT NULL PRIMARY KEY, target_id VARCHAR NOT NULL, study_id VARCHAR NOT NULL, data JSON NOT NULL,
            coder_id VARCHAR NOT NULL REFERENCES coder (id), created_at VARCHAR NOT NULL)""",
        "CREATE INDEX ix_foreign_provenance_target_id ON foreign_provenance (target_id)",
        "CREATE INDEX ix_foreign_provenance_coder_id ON foreign_provenance (coder_id)",
    )


_STUDY_7: tuple[Migration, ...] = (_study_7_foreign_provenance,)


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


STUDY_MIGRATIONS: dict[int, Migration] = {2: _study_2, 3: _study_3, 4: _study_4, 5: _study_5, 6: _study_6, 7: _study_7}
KEY_MIGRATIONS: dict[int, Migration] = {2: _key_2}
