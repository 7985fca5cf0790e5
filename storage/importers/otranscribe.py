"""oTranscribe's files (.otr): JSON around a page; its time stamps stand in the words and are found there."""

from __future__ import annotations

import json

from storage.importers import web_page
from storage.importers.encodings import decode
from storage.importers.source import Source, faults_as_damage, from_paragraphs

_KIND = "oTranscribe file"


def read(data: bytes) -> Source:
    text, notices = decode(data)
    with faults_as_damage(_KIND):
        page = json.loads(text)["text"]
        return from_paragraphs(web_page.paragraphs(f"<body>{page}</body>"), warnings=notices)
