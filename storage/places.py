"""Folders that a service copies to its servers, told by what the services leave in them or call them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
}
_GLOBS = {".sync_*.db": "Nextcloud", "._sync_*.db": "Nextcloud"}
_NAMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "iCloudDrive": "iCloud",
    "com~apple~CloudDocs": "iCloud",
    "Mobile Documents": "iCloud",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "sciebo": "sciebo",
}
_BEGINNINGS = {
    "Dropbox (": "Dropbox",
    "OneDrive -": "OneDrive",
    "OneDrive-": "OneDrive",
    "GoogleDrive-": "Google Drive",
    "Box-": "Box",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def sync_service(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Give the name of the service that synchronises a path's folder, "" where none is seen; the path may be new.

    A service that leaves no trace (iCloud on the documents folder of a Mac) is not seen.
    """
    folder = Path(os.path.abspath(path))  # noqa: PTH100 - links are looked at as she sees them and as they lead
    for place in {folder: None, folder.resolve(): None}:
        for parent in (place, *place.parents):
            if found := _named(parent.name) or next(_marked(parent, environment), ""):
                return found
    return ""


def _named(name: str) -> str:
    begins = (service for beginning, service in _BEGINNINGS.items() if name.startswith(beginning))
    return _NAMES.get(name) or next(begins, "")


def _marked(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    if any(environment.get(name) == str(folder) for name in _VARIABLES):
        yield "OneDrive"
    if folder == folder.parent or folder == Path.home():
        return  # a home keeps what the services keep of themselves, such as ~/.dropbox
    try:
        yield from (service for marker, service in _MARKERS.items() if (folder / marker).exists())
        yield from (service for pattern, service in _GLOBS.items() if next(folder.glob(pattern), None))
    except OSError:
        return
