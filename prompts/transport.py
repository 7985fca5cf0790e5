"""The one function by which bytes leave Verbatim.

What is sent is what was prepared, byte for byte, to the one address that was named: no environment variable is obeyed,
no redirect or retry is followed, no proxy is used but one that she set, and the request carries no header beyond those
listed here. The institution's policy is asked before anything goes out.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.errors import Cancelled, ProviderFailed
from analysis.records import SendScope
from prompts.faults import fault, status_fault, stopped
from prompts.keys import ApiKey
from prompts.policy import require_allowed
from prompts.providers import ProviderSettings, class_of_ip

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

_POLL_SECONDS = 0.05
_CONNECT_SECONDS = 10.0
_NO_KEY = "none"
_LONGEST_NAME = 100
_MOST_BYTES_OF_A_REFUSAL = 65_536
_FARNESS = (SendScope.THIS_COMPUTER, SendScope.THIS_NETWORK, SendScope.INTERNET)


@dataclass(frozen=True, slots=True)
class WireRequest:
    """What goes out: GET where `body` is None, else POST. `most_bytes` bounds the answer."""

    settings: ProviderSettings
    key: ApiKey | None
    path: str
    body: bytes | None = None
    most_bytes: int = 4_000_000


class Answered(bytes):
    """An answer's bytes; `server` is the program that sent them, as its header names it, "" where it does not."""

    server = ""


def transmit(request: WireRequest, cancel: threading.Event) -> Answered:
    """Send once and give the answer's bytes.

    Blocks; run off the GUI thread. Raises `Cancelled` within a tenth of a second after `cancel` is set, also while the
    server is silent, and closes the connection so that the server can stop. Raises `ProviderFailed`; both errors have
    what came back as their `answer`. Raises `NotPermitted` where a policy forbids the host or the model.
    """
    require_allowed(request.settings)
    if cancel.is_set():
        raise Cancelled
    exchange = _Exchange(request)
    worker = threading.Thread(target=exchange.run, name="verbatim-send", daemon=True)
    deadline = time.monotonic() + request.settings.timeout_seconds
    worker.start()
    while not exchange.done.wait(_POLL_SECONDS):
        late = time.monotonic() > deadline
        if cancel.is_set() or late:
            exchange.abort()
            worker.join(_POLL_SECONDS)
            if cancel.is_set():
                raise stopped(exchange.received)
            raise fault("timeout", request.settings, body=exchange.received)
    if exchange.error is not None:
        raise exchange.error
    answered = Answered(exchange.received)
    answered.server = exchange.server
    return answered


class _Exchange:
    """One request on its own thread. `received`, `server`, `error` and `done` are what the waiting thread looks at."""

    def __init__(self, request: WireRequest) -> None:
        self.done = threading.Event()
        self.error: BaseException | None = None
        self._request = request
        self._chunks: list[bytes] = []
        self._aborted = threading.Event()
        self.server = ""
        self._socket: socket.socket | None = None

    @property
    def received(self) -> bytes:
        """The bytes so far; a server that repeats the key has it struck out."""
        data = b"".join(self._chunks)
        secret = self._request.key.reveal().encode() if self._request.key else b""
        return data.replace(secret, b"[key]") if secret else data

    def abort(self) -> None:
        """Close the connection under the worker, which then ends by itself; nothing more is sent."""
        self._aborted.set()
        if self._socket is not None:
            try:
                # not SSLSocket.shutdown: it would pull the TLS object from under the reading thread
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return

    def run(self) -> None:
        try:
            self._run()
        except BaseException as error:  # noqa: BLE001 - carried to the waiting thread and raised there
            self.error = error
        finally:
            self.done.set()

    def _run(self) -> None:
        import httpx2
        import openai

        settings = self._request.settings
        try:
            with self._client() as client:
                self._receive(client)
        except openai.APIStatusError as error:
            self._chunks = [error.response.content]
            raise status_fault(error.status_code, dict(error.response.headers), self.received, settings) from None
        except (openai.APITimeoutError, httpx2.TimeoutException):
            raise fault("timeout", settings, body=self.received) from None
        except (openai.APIConnectionError, httpx2.RequestError) as error:
            raise self._broken(error) from None

    def _receive(self, client: OpenAI) -> None:
        import httpx2

        options: dict[str, Any] = {"cast_to": httpx2.Response, "stream": True, "stream_cls": _stream_class()}
        if self._request.body is None:
            response = client.get(self._request.path, **options)
        else:
            response = client.post(self._request.path, content=self._request.body, **options)
        self.server = response.headers.get("Server", "")[:_LONGEST_NAME]
        try:
            size = 0
            for chunk in response.iter_bytes():
                self._chunks.append(chunk)
                size += len(chunk)
                if size > self._request.most_bytes:
                    raise fault("answer_cut", self._request.settings, body=self.received)
        finally:
            response.close()

    def _broken(self, error: BaseException) -> ProviderFailed:
        import httpx2

        for cause in _causes(error):
            if isinstance(cause, ProviderFailed):
                return cause
        name = "broken_off" if self._chunks else "unreachable"
        if isinstance(error.__cause__ or error, httpx2.ProxyError):
            name = "proxy_failed"
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
            name = "not_trusted"
        return fault(name, self._request.settings, body=self.received)

    def _client(self) -> OpenAI:
        import openai

        settings, key = self._request.settings, self._request.key
        return openai.OpenAI(
            api_key=key.reveal() if key else _NO_KEY,
            admin_api_key="",
            organization=settings.organization,
            project=settings.project,
            webhook_secret="",
            base_url=settings.base_url,
            max_retries=0,
            http_client=self._http_client(),
        )

    def _http_client(self) -> httpx2.Client:
        import httpx2
        import openai

        settings = self._request.settings
        seconds = settings.timeout_seconds
        return openai.DefaultHttpxClient(
            follow_redirects=False,
            trust_env=False,
            proxy=settings.used_proxy or None,
            verify=_tls(),
            timeout=httpx2.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)),
            event_hooks={"request": [self._seal], "response": [self._bound]},
        )

    def _seal(self, request: httpx2.Request) -> None:
        """Make sure that exactly what was prepared goes out, and nothing beside it."""
        settings, key, body = self._request.settings, self._request.key, self._request.body
        if request.read() != (body or b""):
            raise RuntimeError("the request's body is not the prepared one")
        headers = {
            "Host": request.url.netloc.decode("ascii"),
            "User-Agent": "Verbatim",
            "Accept": "application/json, text/event-stream",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "Content-Type": "application/json" if body is not None else "",
            "Content-Length": str(len(body)) if body is not None else "",
            "Authorization": f"Bearer {key.reveal()}" if key else "",
            "OpenAI-Organization": settings.organization,
            "OpenAI-Project": settings.project,
        }
        request.headers = type(request.headers)({name: value for name, value in headers.items() if value})
        request.extensions["trace"] = self._trace

    def _bound(self, response: httpx2.Response) -> None:
        """Take bytes as they come, as nothing compressed was asked for, and of a refusal no more than is kept."""
        response.headers.pop("Content-Encoding", None)
        if not response.is_success:
            response.stream = _first_part(response.stream)

    def _trace(self, name: str, info: dict[str, Any]) -> None:
        """Hold the socket as soon as there is one; after an abort stop before the first byte is written."""
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            self._require_near()
        if self._aborted.is_set() and name.endswith(".started") and "send_request" in name:
            raise Cancelled

    def _require_near(self) -> None:
        """Refuse a server whose name says that it is near while the connection went further. A proxy is hers."""
        settings = self._request.settings
        if settings.used_proxy or settings.near_class is SendScope.INTERNET or self._socket is None:
            return
        reached = class_of_ip(self._socket.getpeername()[0])
        if _FARNESS.index(reached) > _FARNESS.index(settings.near_class):
            self._socket.close()
            raise fault("elsewhere", settings)


def _first_part(stream: Any) -> Any:
    """Give a response's stream that ends where as much was read as is kept of a refusal."""
    import httpx2

    class FirstPart(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            left = _MOST_BYTES_OF_A_REFUSAL
            for chunk in stream:
                yield chunk[:left]
                left -= len(chunk)
                if left <= 0:
                    return

        def close(self) -> None:
            stream.close()

    return FirstPart()


@lru_cache(maxsize=1)
def preload() -> None:
    """Load the client's packages on a thread of its own, once: they take a second, in which she reads what would go."""
    threading.Thread(target=_load, name="verbatim-load", daemon=True).start()


def _load() -> None:
    import openai

    _stream_class()
    openai.DefaultHttpxClient(trust_env=False, verify=_tls()).close()


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """The system's certificates, read once (30 ms); no environment variable can add others."""
    import httpx2

    return httpx2.create_ssl_context(trust_env=False)


def _stream_class() -> Callable[..., Any]:
    from openai import Stream

    return Stream[Any]
