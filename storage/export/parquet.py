"""The tables as Parquet, for pandas, Polars, R and DuckDB; needs the extra `parquet`, which is 170 MB."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from itertools import islice
from typing import IO

from analysis.errors import InvalidInput
from analysis.underway import stop_here
from storage.export.contents import ExportContents
from storage.export.files import zip_entry
from storage.export.tables import Table, tables, write_description

_AT_ONCE = 10_000


def write(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a ZIP of a Parquet file a table, with what columns mean. Raises `InvalidInput` (`parquet_missing`)."""
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError as error:
        raise InvalidInput(
            "parquet_missing",
            "Parquet files need the package pyarrow, which is not installed here.",
            "Choose the tables as CSV, or install pyarrow beside Verbatim (its extra is called parquet).",
        ) from error
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        found = tables(contents)
        write_description(archive, contents, found, "parquet")
        for name, table in found.items():
            entry = zip_entry(f"{name}.parquet")
            entry.compress_type = zipfile.ZIP_STORED
            with archive.open(entry, "w", force_zip64=True) as member:
                _write(table, _Counted(member), contents)


def _write(table: Table, file: _Counted, contents: ExportContents) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    fields = [(name, pyarrow.int64() if name in table.numbers else pyarrow.string()) for name in table.columns]
    contains = {"contains": contents.data["contains"], "made_by": contents.origin}
    schema = pyarrow.schema(fields, metadata=contains)
    with ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(islice(table.rows, _AT_ONCE)):
            stop_here()
            cells = [[_number(row[at]) if name in table.numbers else row[at] for row in some]
                     for at, name in enumerate(table.columns)]  # fmt: skip
            writer.write_table(pyarrow.table(cells, schema=schema))


def _number(value: str) -> int | None:
    return int(value) if value else None


class _Counted:
    """A file that is only written to and says how far it is, which a member of a ZIP file does not."""

    closed = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._at = file, 0

    def write(self, data: Sequence[int]) -> int:
        piece = bytes(data)
        self._file.write(piece)
        self._at += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """What was written is with the ZIP file already."""

    def close(self) -> None:
        """The ZIP file closes its member."""
