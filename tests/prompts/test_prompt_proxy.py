"""A proxy is used only if she set one, never for this computer, and only as a tunnel."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from analysis.errors import InvalidInput, ProviderFailed
from prompts import open_model
from prompts.providers import PRESETS

AWAY = replace(PRESETS["openai_eu"], model="gpt-x")


class RefusingProxy:
    """Keeps all that arrives and refuses every tunnel."""

    def __init__(self) -> None:
        self.received = b""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        try:
            while True:
                client, _ = self._socket.accept()
                with client:
                    self.received += client.recv(65_536)
                    client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        except OSError:
            return

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def proxy() -> Iterator[RefusingProxy]:
    running = RefusingProxy()
    yield running
    running.close()


@pytest.mark.usefixtures("_known_recipients")
def test_a_proxy_is_asked_for_a_tunnel_and_sees_no_text(proxy, outside_request, key):
    model = open_model(replace(AWAY, proxy=proxy.address), key)
    call = model.prepare(outside_request)
    with pytest.raises(ProviderFailed) as raised:
        model.send(call, threading.Event())

    assert raised.value.code == "unreachable"
    assert proxy.address in str(raised.value)
    assert proxy.received.startswith(b"CONNECT eu.api.openai.com:443 ")
    assert b"sk-geheim" not in proxy.received
    assert b"messages" not in proxy.received
    assert call.parameters["proxy"] == proxy.address


def test_this_computer_is_never_reached_by_a_proxy(proxy, model, server, code_request):
    direct = open_model(replace(model.settings, proxy=proxy.address))
    call = direct.prepare(code_request)
    direct.send(call, threading.Event())

    assert len(server.requests) == 1
    assert proxy.received == b""
    assert "proxy" not in call.parameters


@pytest.mark.parametrize("address", ["proxy:3128", "ftp://proxy:21", "http://ada:geheim@proxy:3128", "http://proxy/x"])
def test_an_address_that_is_no_plain_proxy_is_refused(address):
    with pytest.raises(InvalidInput) as raised:
        replace(AWAY, proxy=address)
    assert raised.value.code == "proxy_invalid"
    assert "geheim" not in str(raised.value)
