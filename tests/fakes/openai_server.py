"""A real HTTP server on loopback that speaks OpenAI's chat interface from a script.

    with ScriptedServer() as server:
        server.script("429", "good")
        ... send to server.base_url ...
        assert planted_name not in server.everything_received

Without a script each request gets a good answer, computed from the request: quotes that really stand in the codable
turns of the prompt, groups with each id once. `FAULTS` lists what else can be scripted; a callable gets the `Received`
and gives the content of the answer.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Step = str | Callable[["Received"], str]

_TURN_LINE = re.compile(r"^\[(T\d{3,})\|([^|\]\n]*)(\|[^\]\n]*)?\] (.*)$", re.MULTILINE)
_CODABLE_PART = re.compile(r"^(?:Zu codieren|To be coded):\n", re.MULTILINE)


@dataclass(frozen=True)
class Received:
    """One request as it came: `headers` have lower-case names, `body` are the raw bytes."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    raw_headers: bytes = b""

    def json(self) -> dict[str, Any]:
        return json.loads(self.body) if self.body else {}

    @property
    def user_text(self) -> str:
        return next((m["content"] for m in self.json().get("messages", ()) if m["role"] == "user"), "")

    @property
    def response_format(self) -> str:
        return self.json().get("response_format", {}).get("type", "text")

    @property
    def schema(self) -> dict[str, Any]:
        return self.json().get("response_format", {}).get("json_schema", {}).get("schema", {})

    @property
    def codable_turns(self) -> list[tuple[str, str]]:
        """(id, words) of the turns that may be coded, as they stand in the prompt."""
        part = _CODABLE_PART.split(self.user_text)[-1]
        return [(turn, words) for turn, _speaker, mark, words in _TURN_LINE.findall(part) if not mark]

    @property
    def all_turns(self) -> list[tuple[str, str]]:
        return [(turn, words) for turn, _speaker, _mark, words in _TURN_LINE.findall(self.user_text)]


@dataclass
class Reply:
    """What goes back. `content` is streamed in pieces where the request asked for a stream and `status` is 200."""

    content: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish_reason: str = "stop"
    refusal: str = ""
    model: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    stop_after_pieces: int | None = None
    raw: bytes | None = None


def good_content(request: Received) -> str:
    """Answer what was asked: real quotes, groups of the ids that are named, or, as a critic, the last id dropped."""
    properties = request.schema.get("properties", {})
    secret = re.search(r"The secret word is: (\w+)", request.user_text)
    if secret or "word" in properties or "Say the word blue" in request.user_text:
        return json.dumps({"word": secret[1] if secret else "blue"})
    if "drop" in properties or proposals(request):
        return json.dumps({"drop": [{"id": proposals(request)[-1][0], "reason": "nur Füllsel"}]})
    if "alternatives" in properties or (
        re.search(r"^C?\w+: ", request.user_text, re.MULTILINE) and not request.all_turns
    ):
        return json.dumps({"alternatives": _groups(request)}, ensure_ascii=False)
    codes = [
        {"turn": turn, "quote": quote, "why": "sagt etwas zur Frage"}
        for turn, words in request.codable_turns
        if (quote := _phrase(words))
    ]
    return json.dumps({"codes": codes, "nothing_found": not codes}, ensure_ascii=False)


def group_keys(request: Received) -> list[str]:
    """Give the ids to be grouped, in the order of the prompt."""
    part = request.user_text.rsplit(":\n", 1)[-1]
    return re.findall(r"^([A-Za-z]\w*): ", part, re.MULTILINE)


def proposals(request: Received) -> list[tuple[str, str]]:
    """Give id and words of what the critic is asked about."""
    return re.findall(r"^(S\d+) \[T\d+\]: (.+)$", request.user_text, re.MULTILINE)


def _phrase(words: str) -> str:
    """Give up to eight words from the middle of a turn, as they stand; nothing of a turn of under four words."""
    tokens = list(re.finditer(r"\S+", words))
    if len(tokens) < 4:
        return ""
    first = min(2, len(tokens) - 4)
    last = min(len(tokens), first + 8)
    return words[tokens[first].start() : tokens[last - 1].end()].strip(".,;:!?…")


def _groups(request: Received) -> list[dict[str, Any]]:
    keys = group_keys(request)
    wanted = re.search(r"(?:Zahl der Alternativen|Number of alternatives): (\d+)", request.user_text)
    alternatives = []
    for number in range(int(wanted[1]) if wanted else 1):
        size = 3 + number
        parts = [keys[i : i + size] for i in range(0, len(keys), size)]
        rest = parts.pop() if len(parts) > 1 and len(parts[-1]) == 1 else []
        groups = [
            {
                "label": f"Gruppe {number + 1}.{n + 1}",
                "definition": "Was zusammengehört",
                "members": part,
                "counter_examples": [{"id": key, "why": "sagt das Gegenteil"} for key in keys if key not in part][:1],
                "why": "ähnlich",
            }
            for n, part in enumerate(parts)
        ]
        alternatives.append({"principle": f"nach Größe {size}", "groups": groups, "not_grouped": rest})
    return alternatives


def _changed_first_quote(request: Received, change: Callable[[str], str]) -> str:
    data = json.loads(good_content(request))
    data["codes"][0]["quote"] = change(data["codes"][0]["quote"])
    return json.dumps(data, ensure_ascii=False)


def _insert_negation(quote: str) -> str:
    words = quote.split()
    return " ".join([*words[:2], "nicht", *words[2:]])


def _invented(request: Received) -> Reply:
    return Reply(_changed_first_quote(request, lambda _quote: "Das hat wirklich so niemand jemals gesagt"))


def _negated(request: Received) -> Reply:
    return Reply(_changed_first_quote(request, _insert_negation))


def _stitched(request: Received) -> Reply:
    turns = [words.split() for _turn, words in request.codable_turns if len(words.split()) > 5]
    joined = " ".join([*turns[0][:3], *turns[-1][-3:]])
    return Reply(_changed_first_quote(request, lambda _quote: joined))


def _other_turn(request: Received) -> Reply:
    data = json.loads(good_content(request))
    turns = [turn for turn, _words in request.codable_turns]
    for code in data["codes"]:
        code["turn"] = turns[(turns.index(code["turn"]) + 1) % len(turns)]
    return Reply(json.dumps(data, ensure_ascii=False))


def _error(status: int, code: str = "", message: str = "", **headers: str) -> Callable[[Received], Reply]:
    body = json.dumps({"error": {"message": message or f"scripted {status}", "type": "scripted", "code": code}})
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _request: Reply(status=status, raw=body.encode(), headers=names)


def _unknown_member(request: Received) -> Reply:
    data = json.loads(good_content(request))
    data["alternatives"][0]["groups"][0]["members"].append("C9999")
    return Reply(json.dumps(data))


def _duplicate_and_missing(request: Received) -> Reply:
    keys = group_keys(request)
    groups = [{"label": label, "definition": "", "members": keys[:2], "why": ""} for label in ("Eins", "Zwei")]
    return Reply(json.dumps({"alternatives": [{"groups": groups, "not_grouped": []}]}))


def _drops(change: Callable[[list[str]], list[tuple[str, str]]]) -> Callable[[Received], Reply]:
    def reply(request: Received) -> Reply:
        drops = change([key for key, _words in proposals(request)])
        return Reply(json.dumps({"drop": [{"id": key, "reason": reason} for key, reason in drops]}))

    return reply


def _schema_not_known(request: Received) -> Reply:
    if request.response_format == "json_schema":
        return _error(500, message="Input should be 'text' or 'json_object'")(request)
    return Reply(good_content(request))


def _whole(content: str) -> bytes:
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return json.dumps({"model": "m", "choices": [choice]}).encode()


def _text_only(request: Received) -> Reply:
    if request.response_format != "text":
        return _error(400, message="'response_format' is not supported")(request)
    return Reply(f"Gern, hier ist das Ergebnis:\n```json\n{good_content(request)}\n```\nViel Erfolg!")


FAULTS: dict[str, Callable[[Received], Reply]] = {
    "good": lambda r: Reply(good_content(r)),
    "empty": lambda r: Reply(json.dumps({"codes": [], "nothing_found": True})),
    "fenced": lambda r: Reply(f"Gern!\n```json\n{good_content(r)}\n```\nFertig."),
    "raw line ends": lambda r: Reply(good_content(r).replace("sagt etwas", "sagt\netwas")),
    "half JSON": lambda r: Reply(good_content(r)[: len(good_content(r)) // 2]),
    "wrong schema": lambda r: Reply(json.dumps({"themes": ["a", "b"]})),
    "prose": lambda r: Reply("Ich habe das Interview gelesen und finde es interessant."),
    "cut stream": lambda r: Reply(good_content(r), stop_after_pieces=2),
    "cut answer": lambda r: Reply(good_content(r)[:-20], finish_reason="length"),
    "invented quote": _invented,
    "inserted negation": _negated,
    "stitched quote": _stitched,
    "other turn": _other_turn,
    "unknown member": _unknown_member,
    "duplicate and missing": _duplicate_and_missing,
    "drops all": _drops(lambda keys: [(key, f"Grund für {key}") for key in keys]),
    "drops nothing": _drops(lambda keys: []),
    "drops an unknown id": _drops(lambda keys: [(keys[0], "ohne Belang"), ("S999", "ohne Belang")]),
    "drops an id twice": _drops(lambda keys: [(keys[0], "ohne Belang"), (keys[0], "noch einmal")]),
    "drops without a reason": _drops(lambda keys: [(keys[0], " ")]),
    "refusal": lambda r: Reply("", refusal="I can't help with that."),
    "content filter": lambda r: Reply("", finish_reason="content_filter"),
    "wrong model": lambda r: Reply(good_content(r), model="some-other-model"),
    "silent truncation": lambda r: Reply(good_content(r), prompt_tokens=64),
    "window end": lambda r: Reply(good_content(r), prompt_tokens=4_000, completion_tokens=96),
    "no usage": lambda r: Reply(good_content(r), prompt_tokens=0),
    "401": _error(401, "invalid_api_key", "Incorrect API key provided"),
    "403": _error(403),
    "404": _error(404, message="Not Found"),
    "404 model": _error(404, "model_not_found", "The model does not exist"),
    "413": _error(413),
    "too long": _error(400, "context_length_exceeded", "the request exceeds the available context size"),
    "400": _error(400, message="Unsupported parameter"),
    "429": _error(429, "rate_limit_exceeded"),
    "429 retry after": _error(429, "rate_limit_exceeded", Retry_After="7"),
    "429 retry date": _error(429, "rate_limit_exceeded", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "500": _error(500),
    "503": _error(503),
    "empty body": lambda r: Reply(raw=b""),
    "not JSON": lambda r: Reply(raw=b"<html>login</html>"),
    "false encoding": lambda r: Reply(good_content(r), raw=b"no gzip", headers={"Content-Encoding": "gzip"}),
    "surrogate": lambda r: Reply(
        raw=_whole(good_content(r).replace("}", '}, {"turn": "T001", "quote": "a\\ud800b"}', 1))
    ),
    "deep content": lambda r: Reply("[" * 100_000),
    "deep body": lambda r: Reply(raw=b'{"choices": ' + b"[" * 100_000),
    "huge number": lambda r: Reply(raw=b'{"usage": {"prompt_tokens": ' + b"9" * 5_000 + b"}}"),
    "negative usage": lambda r: Reply(good_content(r), prompt_tokens=-(10**30)),
    "no credit": _error(429, "insufficient_quota", "You exceeded your current quota"),
    "402": _error(402),
    "huge refusal": lambda r: Reply(status=500, raw=b"x" * 3_000_000),
    "schema not known": _schema_not_known,
    "text only": _text_only,
    "error in stream": lambda r: Reply(raw=b'data: {"error": {"message": "scripted", "code": 500}}\n\n'),
}
"""Faults that are a reply. Faults of the line itself are `LINE_FAULTS`."""
LINE_FAULTS = ("slow", "silent stream", "endless answer", "connection reset", "redirect")


class ScriptedServer:
    """The server; a context manager. Thread-safe: `requests` is the history in order of arrival.

    `context_tokens` is told with the list of models, as vLLM does. `streams` False answers as one JSON body even if a
    stream was asked for. `ollama` maps models to what Ollama's own interface says of them; without it there is none.
    With `is_llama` it is a llama.cpp whose tokenizer makes a token of four characters.
    `reads_bytes` is how much of a long prompt the server reads, cutting the rest off at its beginning. `redirect_to` is
    where "redirect" points. `release` ends a "slow" or "silent stream" wait; it
    is set on exit. `client_left` is set when a client closed the connection while the server was still busy with it.
    """

    def __init__(
        self,
        *,
        model: str = "scripted-model",
        models: tuple[str, ...] = (),
        streams: bool = True,
        default: Step = "good",
        context_tokens: int | None = None,
        ollama: dict[str, dict[str, Any]] | None = None,
        reads_bytes: int | None = None,
        is_llama: bool = False,
    ) -> None:
        self.model = model
        self.models = models or (model,)
        self.streams = streams
        self.default = default
        self.context_tokens = context_tokens
        self.ollama = ollama
        self.reads_bytes = reads_bytes
        self.is_llama = is_llama
        self.redirect_to = ""
        self.requests: list[Received] = []
        self.release = threading.Event()
        self.client_left = threading.Event()
        self.arrived = threading.Event()
        self._script: deque[Step] = deque()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def chats(self) -> list[Received]:
        """The chat requests among `requests`."""
        return [request for request in self.requests if request.path.endswith("/chat/completions")]

    @property
    def everything_received(self) -> str:
        """All bytes of all requests as text, escapes in JSON resolved as well: for privacy tests."""
        parts = []
        for request in self.requests:
            parts += [request.path, request.raw_headers.decode("latin-1"), request.body.decode("utf-8", "replace")]
            parts += [message["content"] for message in request.json().get("messages", ())]
        return "\n".join(parts)

    def script(self, *steps: Step) -> None:
        """Queue what the next chat requests get, one step each; afterwards `default` again."""
        unknown = [step for step in steps if isinstance(step, str) and step not in FAULTS and step not in LINE_FAULTS]
        if unknown:
            raise ValueError(f"no such fault: {unknown}")
        with self._lock:
            self._script.extend(steps)

    def next_step(self) -> Step:
        with self._lock:
            return self._script.popleft() if self._script else self.default

    def note(self, request: Received) -> None:
        with self._lock:
            self.requests.append(request)
        if request.path.endswith("/completions"):  # what is asked of a server before any text goes is no request yet
            self.arrived.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(5)


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 32

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that goes away is an ordinary case here."""


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        scripted = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    scripted: ScriptedServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""

    def do_GET(self) -> None:
        request = self._receive()
        if request.path.startswith("/api/"):
            self._ollama({"version": "0.32.3"})
            return
        if request.path == "/props":
            self._llama({"default_generation_settings": {"n_ctx": 2_048}, "build_info": "b1-test"})
            return
        size = self.scripted.context_tokens
        extra = {"max_model_len": size} if size else {}
        owner = "llamacpp" if self.scripted.is_llama else "test"
        entries = [{"id": model, "object": "model", "owned_by": owner} | extra for model in self.scripted.models]
        self._send_whole(Reply(raw=json.dumps({"object": "list", "data": entries}).encode()))

    def _ollama(self, found: dict[str, Any] | None) -> None:
        known = self.scripted.ollama is not None and found is not None
        self._send_whole(Reply(raw=json.dumps(found or {}).encode(), status=200 if known else 404))

    def _llama(self, found: dict[str, Any]) -> None:
        self._send_whole(Reply(raw=json.dumps(found).encode(), status=200 if self.scripted.is_llama else 404))

    def do_POST(self) -> None:
        request = self._receive()
        if request.path == "/tokenize":
            self._llama({"tokens": list(range(0, len(request.json()["content"]), 4))})
            return
        if request.path == "/api/show":
            self._ollama((self.scripted.ollama or {}).get(request.json()["model"]))
            return
        step = self.scripted.next_step()
        request = self._read_part(request)
        if callable(step):
            self._answer(request, Reply(step(request)))
        elif step in LINE_FAULTS:
            getattr(self, "_line_" + step.replace(" ", "_"))(request)
        else:
            self._answer(request, FAULTS[step](request))

    def _read_part(self, request: Received) -> Received:
        """Give the request as a server sees it that cuts long prompts at their beginning."""
        limit = self.scripted.reads_bytes
        if limit is None:
            return request
        data = request.json()
        for message in data["messages"]:
            message["content"] = message["content"].encode()[-limit:].decode(errors="ignore")
        return replace(request, body=json.dumps(data).encode())

    def _receive(self) -> Received:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.command, self.path, headers, body, str(self.headers).encode("latin-1", "replace"))
        self.scripted.note(request)
        return request

    def _answer(self, request: Received, reply: Reply) -> None:
        streamed = request.json().get("stream") and self.scripted.streams and reply.status == 200
        if streamed and reply.raw is None:
            self._send_stream(request, reply)
        else:
            self._send_whole(reply if reply.raw is not None else self._whole(request, reply))

    def _whole(self, request: Received, reply: Reply) -> Reply:
        message = {"role": "assistant", "content": reply.content, "refusal": reply.refusal or None}
        data = self._frame(request, reply) | {
            "object": "chat.completion",
            "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason}],
            "usage": self._usage(request, reply),
        }
        return Reply(raw=json.dumps(data, ensure_ascii=False).encode())

    def _frame(self, request: Received, reply: Reply) -> dict[str, Any]:
        model = reply.model or request.json().get("model", "")
        return {"id": "chatcmpl-1", "created": 1, "model": model, "system_fingerprint": "fp_test"}

    def _usage(self, request: Received, reply: Reply) -> dict[str, int]:
        sent = sum(len(message["content"].encode()) for message in request.json()["messages"])
        prompt = sent // 4 if reply.prompt_tokens is None else reply.prompt_tokens
        done = len(reply.content) // 4 if reply.completion_tokens is None else reply.completion_tokens
        return {"prompt_tokens": prompt, "completion_tokens": done, "total_tokens": prompt + done}

    def _send_whole(self, reply: Reply) -> None:
        body = reply.raw or b""
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _send_stream(self, request: Received, reply: Reply) -> None:
        self._begin_stream()
        pieces = [reply.content[i : i + 40] for i in range(0, len(reply.content), 40)]
        for number, piece in enumerate(pieces):
            if number == reply.stop_after_pieces:
                self.close_connection = True
                return
            self._event(self._delta(request, reply, {"content": piece}))
        if reply.refusal:
            self._event(self._delta(request, reply, {"refusal": reply.refusal}))
        self._event(self._delta(request, reply, {}, reply.finish_reason))
        self._event(self._frame(request, reply) | {"choices": [], "usage": self._usage(request, reply)})
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _delta(
        self, request: Received, reply: Reply, delta: dict[str, str], finish: str | None = None
    ) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return self._frame(request, reply) | {"object": "chat.completion.chunk", "choices": [choice]}

    def _begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _event(self, data: dict[str, Any]) -> None:
        self._chunk(b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _line_slow(self, request: Received) -> None:
        """Answer only when released; notice when the client leaves."""
        self._wait_for_release()
        if not self.scripted.client_left.is_set():
            self._answer(request, FAULTS["good"](request))

    def _line_silent_stream(self, request: Received) -> None:
        """Give all but the end of a good answer and then fall silent."""
        self._begin_stream()
        self._event(self._delta(request, Reply(), {"content": good_content(request)[:-40]}))
        self._wait_for_release()
        self.close_connection = True

    def _line_endless_answer(self, request: Received) -> None:
        self._begin_stream()
        try:
            while not self.scripted.release.is_set():
                self._event(self._delta(request, Reply(), {"content": "und noch etwas und " * 200}))
        except OSError:
            self.scripted.client_left.set()
        self.close_connection = True

    def _line_connection_reset(self, request: Received) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _line_redirect(self, request: Received) -> None:
        self._send_whole(Reply(status=307, headers={"Location": self.scripted.redirect_to + self.path}))

    def _wait_for_release(self) -> None:
        self.connection.settimeout(0.02)
        while not self.scripted.release.is_set():
            try:
                if self.connection.recv(1) == b"":
                    self.scripted.client_left.set()
                    break
            except TimeoutError:
                continue
            except OSError:
                self.scripted.client_left.set()
                break
        self.connection.settimeout(None)
