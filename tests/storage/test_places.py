"""Folders that a service copies elsewhere are seen by their names and by what the services leave in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.places import sync_service


@pytest.mark.parametrize(
    "folder, service",
    [
        ("Dropbox/Projekt", "Dropbox"),
        ("Dropbox (Universität)/x", "Dropbox"),
        ("OneDrive - Hochschule/Dokumente", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("sciebo/Interviews", "sciebo"),
        ("Dropboxen", ""),
        ("Dokumente/Studie", ""),
    ],
)
def test_a_service_is_known_by_the_names_of_its_folders(tmp_path: Path, folder: str, service: str) -> None:
    assert sync_service(tmp_path / folder / "study.verbatim") == service


@pytest.mark.parametrize(
    "marker, service",
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_0123abcd.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_a_service_is_known_by_what_it_leaves_in_a_folder(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / "mine" / "deep").mkdir(parents=True)
    assert sync_service(tmp_path / "mine" / "deep" / "study") == ""
    (tmp_path / "mine" / marker).write_bytes(b"")
    assert sync_service(tmp_path / "mine" / "deep" / "study") == service


def test_onedrive_is_known_by_what_windows_says(tmp_path: Path) -> None:
    assert sync_service(tmp_path / "Cloud" / "study", {"OneDrive": str(tmp_path / "Cloud")}) == "OneDrive"


def test_a_link_into_a_synchronised_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud" / "Studien").mkdir(parents=True)
    (tmp_path / "Studien").symlink_to(tmp_path / "Nextcloud" / "Studien")
    assert sync_service(tmp_path / "Studien" / "study.verbatim") == "Nextcloud"
