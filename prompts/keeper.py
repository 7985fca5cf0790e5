"""A process that keeps a model's server running, and ends it when the app is gone, however it went.

The app holds one end of a pipe. When that end closes, by will or because the app was killed, the server is ended.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, NoReturn

RESTARTS = 3
_POLL_SECONDS = 0.2
_LONG_ENOUGH_SECONDS = 60.0
_END_SECONDS = 3.0
_DIE_WITH_PARENT = 1


def keep(command: Sequence[str], environment: dict[str, str], pipe: Connection) -> None:
    """Run the command until the pipe closes; again when it ends, at most `RESTARTS` times in quick succession.

    Says ("started", process id), ("ended", exit code) and ("gave up", exit code) through the pipe.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    left = RESTARTS
    while True:
        began = time.monotonic()
        code = _run(command, environment, pipe)
        if code is None:
            return
        left = RESTARTS if time.monotonic() - began > _LONG_ENOUGH_SECONDS else left - 1
        if not _said(pipe, "ended" if left >= 0 else "gave up", code) or left < 0:
            return
        if pipe.poll(_POLL_SECONDS):
            return


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)


def _run(command: Sequence[str], environment: dict[str, str], pipe: Connection) -> int | None:
    """Run the server once; gives its exit code, or None when the app is gone or wants no more."""
    try:
        server = subprocess.Popen(  # noqa: S603 - the server that she has installed
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_apart(),
        )
    except OSError:
        return -1
    try:
        if not _said(pipe, "started", server.pid):
            return None
        while server.poll() is None:
            if pipe.poll(_POLL_SECONDS):
                return None
        return server.returncode
    finally:
        _end(server)


def _said(pipe: Connection, word: str, number: int) -> bool:
    try:
        pipe.send((word, number))
    except OSError:
        return False
    return True


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _apart() -> dict[str, Any]:
    """Keep Ctrl-C from the server; on Linux the system ends it with this process, should that be killed."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    if sys.platform != "linux":
        return {"start_new_session": True}
    import ctypes

    control: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    return {"start_new_session": True, "preexec_fn": lambda: control(_DIE_WITH_PARENT, signal.SIGKILL)}
