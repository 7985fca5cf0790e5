"""Keys: in the keyring or in memory, one for each host, and never to be seen."""

from __future__ import annotations

import pickle

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from analysis.errors import InvalidInput
from prompts import keys
from prompts.keys import ApiKey, environment_key, forget_key, headless_key, remember_key, stored_key

LOCAL, OPENAI = "http://localhost:11434/v1", "https://api.openai.com/v1"


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    for name in ("OPENAI_API_KEY", "VERBATIM_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)
    keys._memory.clear()


@pytest.fixture
def ring():
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


def test_a_key_is_kept_by_the_keyring_for_its_host_only(ring):
    assert remember_key(LOCAL, ApiKey(" sk-1 ")) == "keyring"

    assert ring.kept == {("Verbatim", "localhost:11434"): "sk-1"}
    assert stored_key("http://localhost:11434/other/path") == ApiKey("sk-1")
    assert stored_key("http://localhost:8080/v1") is None
    assert stored_key(OPENAI) is None


def test_a_forgotten_key_is_gone_and_forgetting_twice_is_no_error(ring):
    remember_key(LOCAL, ApiKey("sk-1"))

    forget_key(LOCAL)
    forget_key(LOCAL)

    assert stored_key(LOCAL) is None
    assert ring.kept == {}


def test_without_a_keyring_the_key_lasts_until_the_app_closes():
    keyring.set_keyring(NoKeyring())

    assert stored_key(LOCAL) is None
    assert remember_key(LOCAL, ApiKey("sk-2")) == "memory"
    assert stored_key(LOCAL) == ApiKey("sk-2")
    forget_key(LOCAL)
    assert stored_key(LOCAL) is None


def test_openais_variable_goes_to_openai_only(ring, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")

    assert environment_key(OPENAI) == ApiKey("sk-openai")
    assert environment_key("https://eu.api.openai.com/v1") == ApiKey("sk-openai")
    for other in (LOCAL, "https://api.openai.com.evil.com/v1", "http://api.openai.com/v1", "https://example.org/v1"):
        assert headless_key(other) is None


def test_other_hosts_take_verbatims_variable(ring, monkeypatch):
    monkeypatch.setenv("VERBATIM_API_KEY", "sk-other")

    assert environment_key(LOCAL) == ApiKey("sk-other")
    assert environment_key(OPENAI) is None


def test_headless_the_environment_comes_before_the_keyring(ring, monkeypatch):
    remember_key(LOCAL, ApiKey("sk-ring"))
    assert headless_key(LOCAL) == ApiKey("sk-ring")

    monkeypatch.setenv("VERBATIM_API_KEY", "sk-env")
    assert headless_key(LOCAL) == ApiKey("sk-env")


def test_a_key_does_not_show_itself():
    key = ApiKey("sk-geheim")

    assert "geheim" not in f"{key} {key!r} {[key]}"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert not ApiKey("  ")


@pytest.mark.parametrize("pasted", ["sk-geheim und mehr", "sk-gehéim", "sk-geheim\nX-Spy: 1"])
def test_what_is_no_key_is_refused_without_showing_it(pasted):
    with pytest.raises(InvalidInput) as raised:
        ApiKey(pasted)
    assert raised.value.code == "key_invalid"
    assert "sk-" not in str(raised.value)
