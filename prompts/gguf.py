"""What a model file says about itself: the head of a GGUF file, and the memory that it needs to run.

Memory = size of the file + KV cache + 0.5 GB for the server's buffers, where the KV cache has for each token of the
context 2 bytes for each number of a key and a value, in each head of each layer:
layers x KV heads x (key length + value length) x 2 bytes. Format: GGUF version 2 and 3 (specification of ggml).
"""

from __future__ import annotations

import os
import platform
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from analysis.errors import InvalidInput

BUFFER_BYTES = 512 * 2**20
CONTEXTS = (16_384, 8_192, 4_096, 2_048)
_FEWEST_TOKENS = 4_096
_BYTES_PER_NUMBER = 2
_MOST_LENGTH = 64 * 2**20
_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_PART = re.compile(r"-\d{5}-of-(\d{5})\.gguf$")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model as its file describes it. `trained_tokens` is the longest context it was made for, 0 if it is not said.

    `size_bytes` counts all parts of a model that is split into several files.
    """

    path: Path
    size_bytes: int
    cache_bytes_per_token: int
    trained_tokens: int

    def needed_bytes(self, context_tokens: int) -> int:
        return self.size_bytes + self.cache_bytes_per_token * context_tokens + BUFFER_BYTES


@dataclass(frozen=True, slots=True)
class Footprint:
    """The context chosen for a model and the memory it takes; `free_bytes` is None where the system does not tell."""

    context_tokens: int
    needed_bytes: int
    file_bytes: int
    free_bytes: int | None

    @property
    def fits(self) -> bool:
        return self.free_bytes is None or self.needed_bytes <= self.free_bytes


def footprint(model: ModelFile, free: int | None, wanted: int | None = None) -> Footprint:
    """Choose the longest context that fits, or the one wanted; where none fits, the shortest that is of use."""
    sizes = [size for size in CONTEXTS if size <= (model.trained_tokens or size)] or [model.trained_tokens]
    fitting = [size for size in sizes if free is None or model.needed_bytes(size) <= free]
    context = wanted or (fitting[0] if fitting else min(_FEWEST_TOKENS, sizes[0]))
    return Footprint(context, model.needed_bytes(context), model.size_bytes, free)


def read_model_file(path: Path) -> ModelFile:
    """Read a file's head. Raises `InvalidInput` (`no_model_file`, `not_gguf`)."""
    try:
        with path.open("rb") as file:
            values = _values(file)
        size = sum(part.stat().st_size for part in parts_of(path))
    except OSError as error:
        raise InvalidInput(
            "no_model_file", "The model file {name} can't be read.", "Choose it again.", name=path.name
        ) from error
    except (ValueError, struct.error, EOFError, UnicodeDecodeError) as error:
        raise InvalidInput(
            "not_gguf",
            "The file {name} is no model in the GGUF format.",
            "Choose a file that ends in .gguf; an interrupted download must be repeated.",
            name=path.name,
        ) from error
    return ModelFile(path, size, _cache_bytes(values), _number(values, "context_length"))


def parts_of(path: Path) -> list[Path]:
    """Give all files of a model that is split (…-00001-of-00003.gguf), else the one."""
    match = _PART.search(path.name)
    if match is None:
        return [path]
    stem = path.name[: match.start()]
    return [path.with_name(f"{stem}-{number:05d}-of-{match[1]}.gguf") for number in range(1, int(match[1]) + 1)]


def free_memory() -> int | None:
    """Give the memory that a program could have now, in bytes; on macOS six tenths of all; None if it is not told."""
    system = platform.system()
    if system == "Linux":
        return _linux_available()
    if system == "Windows":
        return _windows_available()
    try:
        return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 0.6)
    except (OSError, ValueError):
        return None


def _linux_available() -> int | None:
    try:
        found = re.search(r"^MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1_024 if found else None


def _windows_available() -> int | None:
    import ctypes

    status = (ctypes.c_ulonglong * 8)()
    ctypes.memmove(status, struct.pack("<I", ctypes.sizeof(status)), 4)
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows only
    return int(status[2]) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _values(file: BinaryIO) -> dict[str, Any]:
    magic, version, _tensors, count = struct.unpack("<4sIQQ", _bytes(file, 24))
    if magic != b"GGUF" or version not in (2, 3):
        raise ValueError("not a GGUF file of a known version")
    return {_text(file): _value(file, *struct.unpack("<I", _bytes(file, 4))) for _ in range(count)}


def _value(file: BinaryIO, kind: int) -> Any:
    if kind == _STRING:
        return _text(file)
    if kind == _ARRAY:
        of, count = struct.unpack("<IQ", _bytes(file, 12))
        if of in _SCALARS:
            form = _SCALARS[of]
            data = _bytes(file, struct.calcsize(form) * count)
            return [item for (item,) in struct.iter_unpack(form, data)]
        return [_value(file, of) for _ in range(count)]
    return (
        struct.unpack(_SCALARS[kind], _bytes(file, struct.calcsize(_SCALARS[kind])))[0] if kind in _SCALARS else _no()
    )


def _no() -> Any:
    raise ValueError("a kind of value that GGUF does not know")


def _text(file: BinaryIO) -> str:
    return _bytes(file, struct.unpack("<Q", _bytes(file, 8))[0]).decode()


def _bytes(file: BinaryIO, length: int) -> bytes:
    if length > _MOST_LENGTH:
        raise ValueError("longer than any value of a model's head")
    data = file.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _number(values: dict[str, Any], name: str) -> int:
    value = values.get(f"{values.get('general.architecture', '')}.{name}", 0)
    return value if isinstance(value, int) else 0


def _cache_bytes(values: dict[str, Any]) -> int:
    layers, heads = _number(values, "block_count"), _number(values, "attention.head_count")
    per_layer = values.get(f"{values.get('general.architecture', '')}.attention.head_count_kv", heads)
    kv_heads = sum(per_layer) if isinstance(per_layer, list) else int(per_layer or heads) * layers
    width = _number(values, "embedding_length") // heads if heads else 0
    key, value = _number(values, "attention.key_length") or width, _number(values, "attention.value_length") or width
    return kv_heads * (key + value) * _BYTES_PER_NUMBER
