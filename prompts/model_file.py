"""A model file that she chose, served on this computer: Verbatim starts llama.cpp's server for it and ends it again.

The server listens on loopback at a random port, wants a random key that no command line shows, and keeps no log. Its
process is looked after by `prompts.keeper`.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib.util
import multiprocessing
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from analysis.errors import Cancelled, InvalidInput, ProviderFailed
from analysis.suggestion.requests import PreparedCall, RawAnswer
from prompts.client import OpenAiModel
from prompts.faults import fault
from prompts.gguf import Footprint, ModelFile, footprint, free_memory, parts_of, read_model_file
from prompts.keeper import keep
from prompts.keys import ApiKey
from prompts.providers import PRESETS, ProviderSettings
from prompts.recipients import recipients_of
from prompts.transport import WireRequest, transmit

NAME = "Model file"
PROGRAM = "llama-server"
_QUIET = {"--no-webui", "--no-slots", "--log-disable", "--offline"}
_START_SECONDS = 900.0
_POLL_SECONDS = 0.1
_ANSWER_TOKENS = 1_000

_lock = threading.Lock()
_open: dict[Path, ModelServer] = {}


class ModelServer:
    """The server of one model file. Starts at the first `ensure_ready`. May be used from several threads."""

    def __init__(self, path: Path, context_tokens: int | None = None) -> None:
        self.file: ModelFile = read_model_file(path)
        self.footprint: Footprint = footprint(self.file, free_memory(), context_tokens)
        self.key = ApiKey(secrets.token_urlsafe(24))
        self._program = _program()
        port = _free_port()
        self.settings: ProviderSettings = replace(
            PRESETS["llama_cpp"],
            name=NAME,
            base_url=f"http://127.0.0.1:{port}/v1",
            model=path.stem,
            context_tokens=self.footprint.context_tokens,
            answer_tokens=min(_ANSWER_TOKENS, self.footprint.context_tokens // 4),
        )
        self._command, self._environment, self._ready_path = _command(self._program, self, port)
        self._lock = threading.Lock()
        self._keeper: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._process_id = 0
        self._was_ready = False
        self._gave_up = False

    @property
    def is_running(self) -> bool:
        with self._lock:
            self._listen()
            return self._process_id > 0

    @property
    def process_id(self) -> int:
        """The server's process, 0 while none runs."""
        with self._lock:
            self._listen()
            return self._process_id

    def ensure_ready(self, cancel: threading.Event) -> None:
        """Start the server if need be and wait until it answers, also while it is being restarted.

        Blocks while the model loads. Raises `Cancelled`, `ProviderFailed` (`model_file_failed`).
        """
        with self._lock:
            if self._gave_up:
                self._end()
            if self._keeper is None:
                self._start()
        until = time.monotonic() + _START_SECONDS
        while not self._answers(cancel):
            if cancel.wait(_POLL_SECONDS):
                raise Cancelled
            if time.monotonic() > until or self._has_failed():
                self.stop()
                raise fault("model_file_failed", self.settings)
        self._was_ready = True

    def stop(self) -> None:
        """End the server; it starts anew when it is needed again."""
        with self._lock:
            self._end()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        arguments = (self._command, self._environment, other)
        self._keeper = context.Process(target=keep, args=arguments, name="verbatim-model", daemon=True)
        self._keeper.start()
        other.close()
        self._was_ready = self._gave_up = False
        atexit.register(self.stop)

    def _end(self) -> None:
        keeper, pipe = self._keeper, self._pipe
        self._keeper = self._pipe = None
        self._process_id, self._gave_up = 0, False
        if pipe is not None:
            pipe.close()
        if keeper is not None:
            keeper.join(5)
            keeper.terminate()
            keeper.join()
            atexit.unregister(self.stop)

    def _listen(self) -> None:
        """Take in what the keeper said since the last time."""
        try:
            while self._pipe is not None and self._pipe.poll():
                word, number = self._pipe.recv()
                self._process_id = number if word == "started" else 0
                self._gave_up = word == "gave up" or (word == "ended" and not self._was_ready)
        except (EOFError, OSError):
            self._process_id, self._gave_up = 0, True

    def _has_failed(self) -> bool:
        with self._lock:
            self._listen()
            return self._gave_up or self._keeper is None

    def _answers(self, cancel: threading.Event) -> bool:
        if not self.is_running:
            return False
        root = replace(self.settings, base_url=self.settings.base_url.removesuffix("/v1"), timeout_seconds=5.0)
        try:
            transmit(WireRequest(root, self.key, self._ready_path), cancel)
        except ProviderFailed:
            return False
        return self.is_running


def _server_program() -> str:
    """Name the installed program that runs model files, with its version."""
    try:
        return f"llama-cpp-python {version('llama-cpp-python')}"
    except PackageNotFoundError:
        return ""


class ModelFileModel(OpenAiModel):
    """A model file as a `SuggestionModel`: its server is started before a run, and waited for when it was restarted."""

    def __init__(self, server: ModelServer, settings: ProviderSettings) -> None:
        super().__init__(settings, server.key)
        self._server = server

    @property
    def footprint(self) -> Footprint:
        return self._server.footprint

    def confirm_reach(self, cancel: threading.Event) -> None:
        """Start the server; nothing leaves this computer. Raises `NotPermitted` where a policy forbids the model."""
        recipients_of(self.settings)
        self._server.ensure_ready(cancel)
        self._answering = _server_program()

    def send(self, call: PreparedCall, cancel: threading.Event) -> RawAnswer:
        self._server.ensure_ready(cancel)
        try:
            return super().send(call, cancel)
        except ProviderFailed as error:
            if error.code != "unreachable":
                raise
            raise fault("model_ended", self.settings, answer=error.answer) from None

    @property
    def _calibrated_as(self) -> str:
        """Its port is another each time: the file's name stands for it."""
        return NAME

    def _provenance(self) -> dict[str, Any]:
        """Name the file and its digest; where it lies is nobody's business."""
        file = self._server.file
        return {"model_file": {"name": file.path.name, "bytes": file.size_bytes, "sha256": file_digest(file)}}


def open_server(path: Path, context_tokens: int | None = None) -> ModelServer:
    """Give the server of a file, not started yet where it is new; another file's server is ended.

    Raises `InvalidInput` (`no_model_file`, `not_gguf`, `no_llama_server`).
    """
    path = path.expanduser().resolve()
    with _lock:
        found = _open.get(path)
        if found is not None and context_tokens in (None, found.footprint.context_tokens):
            return found
        made = ModelServer(path, context_tokens)
        for other in _open.values():
            other.stop()
        _open.clear()
        _open[path] = made
        return made


def needs_of(path: Path) -> Footprint:
    """Say what a file would need; starts nothing. Raises what `open_server` raises."""
    found = read_model_file(path.expanduser())
    _program()
    return footprint(found, free_memory())


def running_server() -> ModelServer | None:
    """Give the server that runs at present."""
    with _lock:
        return next((server for server in _open.values() if server.is_running), None)


def stop_servers() -> None:
    """End what was started; the app calls it when it closes."""
    with _lock:
        for server in _open.values():
            server.stop()


def file_digest(file: ModelFile) -> str:
    """Give the SHA-256 over all parts of the model; takes a second for each gigabyte, once."""
    parts = parts_of(file.path)
    return _digest(tuple((str(part), part.stat().st_size, part.stat().st_mtime_ns) for part in parts))


@lru_cache(maxsize=4)
def _digest(parts: tuple[tuple[str, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for name, _size, _changed in parts:
        with Path(name).open("rb") as file:
            while block := file.read(2**22):
                digest.update(block)
    return digest.hexdigest()


def _program() -> str:
    """Find the server: llama.cpp's own, or "" for the optional extra's. Raises `InvalidInput` (`no_llama_server`)."""
    found = shutil.which(PROGRAM)
    if found:
        return found
    if not getattr(sys, "frozen", False) and all(importlib.util.find_spec(name) for name in ("llama_cpp", "uvicorn")):
        return ""
    raise InvalidInput(
        "no_llama_server",
        "llama.cpp's server is not installed, so a model file can't be run.",
        "Install llama.cpp, so that “llama-server” is found, or Verbatim's extra “model-file”.",
    )


def _command(program: str, server: ModelServer, port: int) -> tuple[list[str], dict[str, str], str]:
    """Give command, environment and the path that answers when the model is loaded. No key and no text is in it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LLAMA_")}
    path, context, alias = str(server.file.path), str(server.footprint.context_tokens), server.settings.model
    if program:
        environment["LLAMA_API_KEY"] = server.key.reveal()
        fixed = ["-m", path, "--host", "127.0.0.1", "--port", str(port), "-c", context, "-np", "1", "--alias", alias]
        return [program, *fixed, *_quiet_options(program)], environment, "/health"
    environment["API_KEY"] = server.key.reveal()
    fixed = ["--model", path, "--host", "127.0.0.1", "--port", str(port), "--n_ctx", context, "--model_alias", alias]
    return [sys.executable, "-m", "llama_cpp.server", *fixed, "--verbose", "False"], environment, "/v1/models"


@lru_cache(maxsize=2)
def _quiet_options(program: str) -> tuple[str, ...]:
    """Give those options against logs and open pages that this version of the server knows."""
    try:
        shown = subprocess.run(  # noqa: S603 - the server that she has installed
            [program, "--help"], capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    known = (shown.stdout + shown.stderr).decode(errors="replace").replace(",", " ").split()
    return tuple(sorted(_QUIET & set(known)))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
