"""What all tables are made of: the metadata of the two files, and columns for nested fields and for ids."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, MetaData
from sqlmodel import Field, SQLModel

study_metadata = MetaData()
key_metadata = MetaData()


def json_column() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


def reference_to(target: str, *, optional: bool = False) -> Any:
    return Field(foreign_key=f"{target}.id", nullable=optional, index=True)


class StudyBase(SQLModel):
    metadata = study_metadata


class KeyBase(SQLModel):
    metadata = key_metadata
