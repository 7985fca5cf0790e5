"""Where text would go, judged by the address alone."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from analysis.errors import InvalidInput
from analysis.records import SendScope
from prompts.providers import PRESETS, ProviderSettings, check_base_url, host_class, host_of, is_openai_host

HERE, NEARBY, AWAY = SendScope.THIS_COMPUTER, SendScope.THIS_NETWORK, SendScope.INTERNET


@pytest.mark.parametrize(
    "address, expected",
    [
        ("http://localhost:11434/v1", HERE),
        ("http://LOCALHOST./v1", HERE),
        ("http://127.0.0.1:8080/v1", HERE),
        ("http://127.8.9.1/v1", HERE),
        ("http://[::1]:8080/v1", HERE),
        ("http://[::ffff:127.0.0.1]/v1", HERE),
        ("https://192.168.1.20/v1", NEARBY),
        ("https://10.1.2.3/v1", NEARBY),
        ("https://172.31.255.255/v1", NEARBY),
        ("https://169.254.7.7/v1", NEARBY),
        ("https://[fe80::1%25eth0]/v1", NEARBY),
        ("https://[fd00::2]/v1", NEARBY),
        ("https://workstation/v1", NEARBY),
        ("https://lab-server.local:8443/v1", NEARBY),
        ("https://api.openai.com/v1", AWAY),
        ("https://8.8.8.8/v1", AWAY),
        ("https://172.32.0.1/v1", AWAY),
        ("https://[2001:db8::1]/v1", AWAY),
        ("https://[::ffff:8.8.8.8]/v1", AWAY),
        ("http://localhost.evil.com/v1", AWAY),
        ("http://127.0.0.1.evil.com/v1", AWAY),
        ("http://evil.local.com/v1", AWAY),
        ("http://127.0.0.1@evil.com/v1", AWAY),
        ("http://localhost:11434@evil.com/v1", AWAY),
        ("http://127.0.0.1\\@evil.com/v1", AWAY),
        ("http://evil.com#@127.0.0.1/v1", AWAY),
        ("http://2130706433/v1", AWAY),
        ("http://134744072/v1", AWAY),
        ("http://0x7f000001/v1", AWAY),
        ("http://0x8.8.8.8/v1", AWAY),
        ("http://127.1/v1", AWAY),
        ("http://0177.0.0.1/v1", AWAY),
        ("http://0.0.0.0/v1", AWAY),
        ("http://１27.0.0.1/v1", AWAY),
        ("http://löcalhost/v1", AWAY),
        ("http:///v1", AWAY),
        ("http://127.0.0.1%2eevil.example/v1", AWAY),
        ("http://127.0.0.1%.evil.example/v1", AWAY),
        ("http://127.0.0.1%25lo/v1", AWAY),
        ("https://192.168.0.1%2eevil.example/v1", AWAY),
        ("http://[::1%25.evil.example]/v1", AWAY),
        ("http://localhost%00.evil.example/v1", AWAY),
        ("not an address", AWAY),
        ("", AWAY),
    ],
)
def test_an_address_says_where_text_would_go(address, expected, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: pytest.fail("a name was resolved"))

    assert host_class(address) is expected


@pytest.mark.parametrize(
    "address", ["http://192.168.1.20/v1", "http://workstation/v1", "http://api.openai.com/v1", "http://2130706433/"]
)
def test_beyond_this_computer_tls_is_required(address):
    with pytest.raises(InvalidInput) as raised:
        check_base_url(address)
    assert raised.value.code == "tls_required"
    check_base_url(address.replace("http://", "https://"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:11434",
        "ftp://localhost/v1",
        "http://user:secret@localhost/v1",
        "http://localhost/v1?key=1",
        "http://localhost/v1#x",
        "http://local host/v1",
        "http://localhost:99999/v1",
        "http://[::1/v1",
        "http://localhost/v1\nX: y",
    ],
)
def test_what_is_no_plain_address_is_refused_without_repeating_it(address):
    with pytest.raises(InvalidInput) as raised:
        check_base_url(address)
    assert raised.value.code == "address_invalid"
    assert "secret" not in str(raised.value)


def test_only_openais_own_hosts_count_as_openai():
    assert is_openai_host("https://api.openai.com/v1")
    assert is_openai_host("https://eu.api.openai.com/v1")
    for host in ("api.openai.com.evil.com", "xapi.openai.com", "api.openai.com:444", "openai.azure.com"):
        assert not is_openai_host(f"https://{host}/v1")
    assert not is_openai_host("http://api.openai.com/v1")


def test_settings_for_openai_can_not_point_elsewhere():
    with pytest.raises(InvalidInput, match="does not belong to OpenAI"):
        ProviderSettings("openai", "OpenAI", "https://example.org/v1")


def test_settings_with_an_unsafe_address_do_not_exist():
    with pytest.raises(InvalidInput):
        replace(PRESETS["ollama"], base_url="http://192.168.1.20:11434/v1")


def test_presets_of_local_servers_stay_on_this_computer():
    scopes = {name: settings.host_class for name, settings in PRESETS.items()}

    assert scopes.pop("openai") is AWAY
    assert scopes.pop("openai_eu") is AWAY
    assert set(scopes.values()) == {HERE}
    assert len(scopes) == 4


def test_the_host_is_named_with_an_unusual_port_only():
    assert host_of("https://api.openai.com:443/v1") == "api.openai.com"
    assert host_of("http://localhost:11434/v1") == "localhost:11434"
    assert host_of("http://[::1]:80/v1") == "[::1]"
