"""A model file: what it needs, how its server is started, kept up and ended, with a scripted and the real server."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from fakes.llama_server import make_gguf, make_llama_server

from analysis.errors import Cancelled, InvalidInput, NotPermitted, ProviderFailed
from analysis.records import SendScope
from prompts import open_model_file
from prompts import test_model_file as check_model_file
from prompts.gguf import BUFFER_BYTES, footprint, free_memory, parts_of, read_model_file
from prompts.model_file import open_server, running_server, stop_servers
from prompts.transport import WireRequest, transmit

SHARED = Path(__file__).resolve().parents[3] / "shared" / "llm_server"
TESTS = Path(__file__).resolve().parents[1]
posix = pytest.mark.skipif(sys.platform == "win32", reason="the scripted server is a script with a #! line")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the PATH with the scripted llama-server."""
    make_llama_server(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    yield tmp_path
    stop_servers()


@pytest.fixture
def model_path(folder: Path) -> Path:
    return make_gguf(folder / "small model.gguf")


def calls(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "calls.jsonl").read_text().splitlines()]


def eventually(is_true: Callable[[], bool], seconds: float = 15.0) -> bool:
    until = time.monotonic() + seconds
    never = threading.Event()
    while not is_true():
        if time.monotonic() > until:
            return False
        never.wait(0.05)
    return True


# --- what it needs ---


def test_memory_follows_from_file_layers_and_context(tmp_path):
    model = read_model_file(make_gguf(tmp_path / "a.gguf"))

    assert model.cache_bytes_per_token == 2 * 2 * (16 + 16) * 2
    assert model.needed_bytes(4_096) == model.size_bytes + 256 * 4_096 + BUFFER_BYTES
    assert model.trained_tokens == 8_192


def test_lengths_of_keys_and_values_are_taken_where_they_are_said(tmp_path):
    numbers = {"attention.key_length": 128, "attention.value_length": 64}

    assert read_model_file(make_gguf(tmp_path / "a.gguf", **numbers)).cache_bytes_per_token == 2 * 2 * (128 + 64) * 2


@pytest.mark.parametrize(
    "free, context, fits",
    [(None, 8_192, True), (10**12, 8_192, True), (2**29 + 2 * 10**6, 4_096, True), (10**6, 4_096, False)],
)
def test_the_context_is_the_longest_that_fits_and_was_trained(tmp_path, free, context, fits):
    found = footprint(read_model_file(make_gguf(tmp_path / "a.gguf")), free)

    assert (found.context_tokens, found.fits) == (context, fits)


def test_a_model_in_several_files_counts_them_all(tmp_path):
    for number in (1, 2):
        make_gguf(tmp_path / f"big-0000{number}-of-00002.gguf")
    first = tmp_path / "big-00001-of-00002.gguf"

    assert len(parts_of(first)) == 2
    assert read_model_file(first).size_bytes == 2 * first.stat().st_size


@pytest.mark.parametrize("content", [b"", b"GGUF", b"PK\x03\x04" + b"\0" * 40, b"GGUF" + b"\xff" * 40])
def test_another_file_is_no_model(tmp_path, content):
    path = tmp_path / "x.gguf"
    path.write_bytes(content)
    with pytest.raises(InvalidInput) as raised:
        read_model_file(path)
    assert raised.value.code == "not_gguf"
    with pytest.raises(InvalidInput) as raised:
        read_model_file(tmp_path / "nowhere.gguf")
    assert raised.value.code == "no_model_file"


def test_free_memory_is_known_here():
    free = free_memory()

    assert free is None or 2**20 < free <= psutil.virtual_memory().total


# --- the server ---


@posix
def test_without_a_server_she_is_told_what_to_install(model_path, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(InvalidInput) as raised:
        open_model_file(model_path)

    assert raised.value.code == "no_llama_server"


@posix
def test_a_model_file_answers_from_a_server_of_its_own(folder, model_path, code_request):
    model = open_model_file(model_path)
    call = model.prepare(code_request)
    assert not (folder / "calls.jsonl").exists(), "nothing is started before a run"
    model.confirm_reach(threading.Event())

    answer = model.send(call, threading.Event())

    assert [code.turn for code in model.read(code_request, answer)] == [3, 5]
    assert (call.model, call.host_class) == ("small model", SendScope.THIS_COMPUTER)
    digest = hashlib.sha256(model_path.read_bytes()).hexdigest()
    assert call.parameters["model_file"] == {"name": "small model.gguf", "bytes": model_path.stat().st_size,
                                             "sha256": digest}  # fmt: skip
    assert str(folder) not in json.dumps(call.parameters)


@posix
def test_the_server_gets_a_random_key_loopback_and_no_log(folder, model_path, monkeypatch):
    monkeypatch.setenv("LLAMA_ARG_HOST", "0.0.0.0")
    server = open_server(model_path)
    server.ensure_ready(threading.Event())
    [call] = calls(folder)

    assert call["arguments"][call["arguments"].index("--host") + 1] == "127.0.0.1"
    assert {"--log-disable", "--no-slots", "--no-webui"} <= set(call["arguments"])
    assert "--offline" not in call["arguments"], "this version does not know it"
    assert call["environment"] == {"LLAMA_API_KEY": server.key.reveal()}
    assert server.key.reveal() not in " ".join(call["arguments"])
    with pytest.raises(ProviderFailed) as raised:
        transmit(WireRequest(server.settings, None, "/models"), threading.Event())
    assert raised.value.code == "key_rejected"


@posix
def test_it_shows_that_it_runs_and_is_ended(model_path):
    server = open_server(model_path)
    assert not server.is_running
    server.ensure_ready(threading.Event())
    assert running_server() is server
    process = server.process_id

    stop_servers()

    assert running_server() is None
    assert eventually(lambda: not psutil.pid_exists(process))


@posix
def test_another_file_ends_the_first_server(folder, model_path):
    first = open_server(model_path)
    first.ensure_ready(threading.Event())
    second = open_server(make_gguf(folder / "other.gguf"))

    assert not first.is_running
    assert open_server(folder / "other.gguf") is second


@posix
def test_a_server_that_dies_while_it_answers_is_started_again(folder, model_path, code_request):
    model = open_model_file(model_path)
    model.confirm_reach(threading.Event())
    (folder / "dies").touch()

    with pytest.raises(ProviderFailed) as raised:
        model.send(model.prepare(code_request), threading.Event())
    assert raised.value.code == "server_error", "a code that is worth another try"
    assert model.send(model.prepare(code_request), threading.Event()).body
    assert len(calls(folder)) == 2


@posix
def test_a_server_that_keeps_dying_is_given_up(folder, model_path):
    server = open_server(model_path)
    server.ensure_ready(threading.Event())
    (folder / "fails").touch()
    os.kill(server.process_id, signal.SIGKILL)

    assert eventually(lambda: server._has_failed())
    with pytest.raises(ProviderFailed) as raised:
        server.ensure_ready(threading.Event())
    assert "could not run the model" in str(raised.value)
    assert len(calls(folder)) <= 6
    (folder / "fails").unlink()
    server.ensure_ready(threading.Event())
    assert server.is_running


@posix
def test_waiting_for_a_model_can_be_stopped(model_path):
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(Cancelled):
        open_server(model_path).ensure_ready(cancel)


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_server_ends_with_the_app_even_if_that_is_killed(folder, model_path, how):
    code = (
        "import sys, threading\n"
        "if __name__ == '__main__':\n"
        "    from pathlib import Path\n"
        "    from prompts.model_file import open_server\n"
        "    server = open_server(Path(sys.argv[1]))\n"
        "    server.ensure_ready(threading.Event())\n"
        "    print(server.process_id, flush=True)\n"
        "    threading.Event().wait()\n"
    )
    script = folder / "app.py"
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    app = subprocess.Popen([sys.executable, str(script), str(model_path)], stdout=subprocess.PIPE, env=environment)
    assert app.stdout is not None
    process = int(app.stdout.readline())
    assert psutil.pid_exists(process)
    app.send_signal(how)
    app.wait(10)
    app.stdout.close()

    assert eventually(lambda: not psutil.pid_exists(process))


@posix
def test_a_policy_names_models_on_this_computer_too(folder, model_path, monkeypatch):
    policy = folder / "policy.toml"
    policy.write_text('models = ["approved*"]')
    monkeypatch.setenv("VERBATIM_POLICY", str(policy))

    with pytest.raises(NotPermitted) as raised:
        open_model_file(model_path)
    assert raised.value.code == "policy_model"
    assert not (folder / "calls.jsonl").exists()


# --- the real one ---


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    if not ((SHARED / "llama-server").is_file() and sys.platform == "linux"):
        pytest.skip("the llama.cpp server of the shared folder is not here")
    monkeypatch.setenv("PATH", str(SHARED), prepend=os.pathsep)
    yield SHARED / "tiny.gguf"
    stop_servers()


def test_the_real_server_runs_a_model_file_is_tested_restarted_and_ended(real, code_request):
    server = open_server(real, 2_048)
    report = check_model_file(real, threading.Event())
    assert (report.schema_level, report.models, report.context_tokens) == ("json_schema", ("tiny",), 2_048)
    with pytest.raises(ProviderFailed) as raised:
        transmit(WireRequest(server.settings, None, "/chat/completions", b"{}"), threading.Event())
    assert raised.value.code == "key_rejected"
    first = server.process_id
    os.kill(first, signal.SIGKILL)
    assert eventually(lambda: server.process_id not in (0, first))

    server.ensure_ready(threading.Event())
    model = open_model_file(real)
    quick = type(model)(server, replace(model.settings, answer_tokens=60))
    with contextlib.suppress(ProviderFailed):  # a random model may ramble to the limit
        quick.send(quick.prepare(code_request), threading.Event())
    assert server.is_running

    second = server.process_id
    stop_servers()
    assert eventually(lambda: not psutil.pid_exists(second))
