"""An executable that behaves like llama.cpp's `llama-server` on its command line, with scripted answers.

    program = make_llama_server(folder)    # a script named llama-server; put the folder on PATH

It notes how it was called in `calls.jsonl` beside it. A file `fails` beside it makes it end at once; a file `dies`
makes it end at the next chat request, once.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from pathlib import Path

HELP = "--api-key KEY\n--log-disable   no log\n--slots, --no-slots\n--ui, --webui, --no-ui, --no-webui\n"


def make_llama_server(folder: Path) -> Path:
    """Put the script into a folder; gives its path."""
    program = folder / "llama-server"
    tests = Path(__file__).resolve().parents[1]
    code = f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(tests)!r})\n"
    program.write_text(code + "from fakes.llama_server import main\nmain()\n")
    program.chmod(0o755)
    return program


def make_gguf(path: Path, **numbers: int) -> Path:
    """Write the head of a model: 2 layers, 4 heads of width 16 (2 for keys and values), made for 8,192 tokens."""
    given = {
        "context_length": 8_192,
        "block_count": 2,
        "embedding_length": 64,
        "attention.head_count": 4,
        "attention.head_count_kv": 2,
    } | numbers
    pairs = [_string("general.architecture") + struct.pack("<I", 8) + _string("llama")]
    pairs += [_string(f"llama.{name}") + struct.pack("<II", 4, value) for name, value in given.items()]
    words = b"".join(_string(word) for word in ("ein", "zwei"))
    pairs.append(_string("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + words)
    pairs.append(_string("tokenizer.ggml.scores") + struct.pack("<IIQff", 9, 6, 2, 0.5, 1.5))
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs)) + b"".join(pairs) + b"\0" * 1_000)
    return path


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def main() -> None:
    """Serve as told on the command line, until killed."""
    arguments = sys.argv[1:]
    here = Path(sys.argv[0]).parent
    if "--help" in arguments:
        sys.stdout.write(HELP)
        return
    with (here / "calls.jsonl").open("a") as calls:
        kept = {name: value for name, value in os.environ.items() if name.startswith("LLAMA_")}
        calls.write(json.dumps({"arguments": arguments, "pid": os.getpid(), "environment": kept}) + "\n")
    if (here / "fails").exists():
        sys.exit(1)
    _serve(here, int(arguments[arguments.index("--port") + 1]))


def _serve(here: Path, port: int) -> None:
    from http.server import ThreadingHTTPServer

    from fakes.openai_server import ScriptedServer, _handler

    scripted = ScriptedServer(model="fake")
    base = _handler(scripted)
    wanted = f"Bearer {os.environ['LLAMA_API_KEY']}"

    class Handler(base):  # type: ignore[misc,valid-type]
        def do_GET(self) -> None:
            if self.path == "/health" or self._is_let_in():
                super().do_GET()

        def do_POST(self) -> None:
            dies = here / "dies"
            if dies.exists():
                dies.unlink()
                os._exit(3)
            if self._is_let_in():
                super().do_POST()

        def _is_let_in(self) -> bool:
            if self.headers.get("Authorization") == wanted:
                return True
            self.send_error(401)
            return False

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        server.serve_forever()
