#!/usr/bin/env python3
"""Check a bundle of provenance that Verbatim wrote. Needs Python 3.8 or newer and nothing else.

    python -I check.py [--seal FILE] [FOLDER]

FOLDER is the unpacked bundle; without it, the one this script is in. The exit code is 0 where everything is as it was
recorded, 1 where something is not (each is named), 2 where it can't be read.

Checked: every file against the manifest and against the ledger's last event, the making of this bundle; the ledger's
chain, and each payload that is here against its salted digest; calls, suggestions, decisions, codes, categories and
quotations against what the payloads say of them, and that none is missing or added; requests, answers and prompts
against the digests that the calls name; transcripts against theirs; every quotation against its transcript; seals
against their keys and the ledger.
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

GENESIS = "0" * 64
MANIFEST = "manifest-sha256.txt"
SEAL = "VERBATIM SEAL 1"
LEDGER = "ledger.jsonl"
LISTS = {"LlmCall": "calls.jsonl", "Suggestion": "suggestions.jsonl", "Decision": "decisions.jsonl"}
LEVELS = ("dimensions", "themes", "concepts")
WITHHELD = "[…]"
LASTING = ("run_id", "call_id", "kind", "rank", "document_id", "turn", "alternative")
FIELDS = ("seq", "id", "kind", "at", "actor", "payload_digest", "previous_hash")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):
    """Write JSON with sorted keys and no spaces, UTF-8, as it was hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


class Bundle:
    """An unpacked bundle. Each check yields what is wrong, as a sentence."""

    def __init__(self, folder):
        self.folder = folder
        self.counts = {}
        self.events = self.lines(LEDGER)
        self.last = self._last_payload()
        self.changed, self.recorded = self._recorded()

    def _last_payload(self):
        """Give what the ledger's last event says, which is the making of the bundle; nothing where it does not."""
        last = self.events[-1] if self.events else {}
        is_making = last.get("kind") == "codebook_exported" and "salt" in last
        return json.loads(last["payload"])["details"] if is_making else {}

    def _recorded(self):
        """Give what the ledger names, (table, id), and its last word on each where that is here: (number, row).

        The row is None where it was removed. Of a suggestion that was changed since by an event whose content stays
        away, what never changes is still known.
        """
        changed, recorded = {}, {}
        for event in self.events:
            for table, record_id in event["changed"]:
                place = table, record_id
                changed[place] = event["seq"]
                seq, after = recorded.pop(place, (0, None))
                if after is not None and table == "Suggestion":
                    recorded[place] = seq, {name: after[name] for name in LASTING}
            for change in json.loads(event["payload"])["changes"] if "salt" in event else ():
                recorded[change["table"], change["id"]] = event["seq"], change["after"]
        return changed, recorded

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def json(self, name):
        return json.loads(self.text(name))

    def lines(self, name):
        return [json.loads(line) for line in self.text(name).split("\n") if line]

    def names(self):
        found = (path for path in self.folder.rglob("*") if path.is_file())
        names = {str(path.relative_to(self.folder)).replace("\\", "/") for path in found}
        return {name for name in names if "__pycache__" not in name}

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def check_manifest(self):
        listed = dict(reversed(line.split("  ", 1)) for line in self.text(MANIFEST).splitlines())
        for name, digest in sorted(listed.items()):
            path = self.folder / name
            if not path.is_file():
                yield f"The file {name} is missing."
            elif sha256(path.read_bytes()) != digest:
                yield f"The file {name} is not as it was written."
            self.count("files")
        for name in sorted(self.names() - set(listed) - {MANIFEST}):
            yield f"The file {name} does not belong to the bundle."

    def check_making(self):
        """Compare every file with what the last event says it was, and the ledger before it as well."""
        if not self.last.get("files"):
            yield "The ledger does not end with the making of this bundle."
            return
        files, names = self.last["files"], self.names() - {MANIFEST, LEDGER}
        for name in sorted(names ^ set(files)):
            yield f"The file {name} is missing, or was not there when the bundle was made."
        for name in sorted(names & set(files)):
            if sha256((self.folder / name).read_bytes()) != files[name]:
                yield f"The file {name} is not the one the ledger's last event names."
        before = (self.folder / LEDGER).read_bytes().split(b"\n")[:-2]
        if sha256(b"".join(line + b"\n" for line in before)) != self.last["ledger_before"]:
            yield "The ledger's lines are not those it had when the bundle was made."

    def check_ledger(self):
        previous, seq = GENESIS, 0
        for event in self.events:
            if event["seq"] != seq + 1 or event["previous_hash"] != previous:
                yield "Event {} does not follow from the one before it.".format(event["seq"])
            if sha256(canonical({name: event[name] for name in FIELDS})) != event["hash"]:
                yield "Event {} was altered after it was recorded.".format(event["seq"])
            if "salt" in event:
                self.count("payloads")
                if sha256(bytes.fromhex(event["salt"]) + event["payload"].encode("utf-8")) != event["payload_digest"]:
                    yield "Event {} holds another content than was recorded.".format(event["seq"])
                changes = json.loads(event["payload"])["changes"]
                if event["changed"] != [[change["table"], change["id"]] for change in changes]:
                    yield "Event {} changed other records than it names.".format(event["seq"])
            previous, seq = event["hash"], event["seq"]
            self.count("events")

    def check_calls(self):
        calls = self.lines(LISTS["LlmCall"])
        known = {call[name] for call in calls for name in ("request_digest", "response_digest")}
        for path in sorted(self.folder.glob("calls/*")):
            self.count("requests and answers")
            if sha256(path.read_bytes()) != path.name:
                yield f"The bytes calls/{path.name[:12]} are not what was sent or received."
            if path.name not in known:
                yield f"No call names the bytes calls/{path.name[:12]}."
        for path in sorted(self.folder.glob("prompts/*.md")):
            self.count("prompts")
            if sha256(path.read_bytes()) != path.stem:
                yield f"The prompt {path.stem[:12]} is not the one that was used."

    def check_lists(self):
        """Compare calls, suggestions and decisions with the ledger, both ways."""
        for table, name in LISTS.items():
            rows = self.lines(name)
            ids = [row["id"] for row in rows]
            if len(set(ids)) < len(ids):
                yield f"A line of {name} is there twice."
            for row in rows:
                yield from self._check_row(table, row["id"], row, ("seconds",))
            yield from self._check_complete(table, set(ids))
        names = {}
        for row in self.lines(LISTS["Decision"]):
            if names.setdefault(row["coder_id"], row["coder"]) != row["coder"]:
                yield "Decision {} is said to be of another coder than those of the same id.".format(row["id"])
        known = {item["id"]: item["name"] for item in self.json("codebook.json")["coders"]}
        if any(known.get(coder_id) != name for coder_id, name in names.items()):
            yield "Decisions name other coders than the codebook."

    def _check_row(self, table, record_id, row, optional=()):
        """Compare what a bundle says of a record, by the fields' names, with the ledger's last word on it.

        Texts that were shortened to what may go are not compared; `optional` fields need not be there.
        """
        if (table, record_id) not in self.changed:
            yield f"{table} {record_id} is not in the ledger."
            return
        seq, after = self.recorded.get((table, record_id), (0, None))
        if (table, record_id) in self.recorded and after is None:
            yield f"{table} {record_id} was removed by event {seq}."
        if after is not None:
            self.count("records compared")
            missing = any(name not in row for name in after if name not in optional)
            shown = ((row[name], value) for name, value in after.items() if name in row)
            if missing or any(said != value for said, value in shown if WITHHELD not in str(said)):
                yield f"{table} {record_id} is not as event {seq} recorded it."

    def _check_complete(self, table, ids):
        for (kind, record_id), (seq, after) in sorted(self.recorded.items()):
            if kind == table and after is not None and record_id not in ids:
                yield f"{table} {record_id}, which event {seq} recorded, is missing."

    def check_texts(self):
        texts, digests = {}, {}
        for item in self.json("transcripts.json"):
            seq, after = self.recorded.get(("DocumentText", item["document"]), (0, None))
            if after is not None and after["text_digest"] != item["text_sha256"]:
                yield "The text of interview {} is not the one that event {} approved.".format(item["number"], seq)
            digests[item["document"]] = item["text_sha256"]
            if item["file"]:
                texts[item["file"]] = self.text("transcripts/" + item["file"])
                whole = not item["words_withheld"]
                if whole and sha256(texts[item["file"]].encode("utf-8")) != item["text_sha256"]:
                    yield "The transcript {} is not the one that was approved.".format(item["file"])
                self.count("transcripts")
        for item in self.json("codebook.json")["documents"]:
            if digests.get(item["id"]) != item["text_sha256"]:
                yield "The codebook names another text of interview {}.".format(item["number"])
        said = {item["id"]: item["text"] for item in self.json("quotations.json")}
        for quotation in self.json("quotations.json"):
            self.count("quotations")
            if texts[quotation["file"]][quotation["start"] : quotation["end"]] != quotation["text"]:
                yield "Quotation {} does not stand in transcript {}.".format(quotation["id"], quotation["file"])
        for code in walk(self.json("codebook.json")):
            for quotation in code.get("quotations", ()):
                if quotation["text"] != said.get(quotation["id"]):
                    yield "The codebook quotes {} in other words.".format(quotation["id"])

    def check_codebook(self):
        hashes = {event["seq"]: event["hash"] for event in self.events}
        codebook = self.json("codebook.json")
        found = {table: set() for table in ("Category", "Code", "Coding")}
        edges = set()
        for node in walk(codebook):
            self.count("codes and categories")
            for event in node["provenance"]["events"]:
                if hashes.get(event["seq"]) != event["hash"]:
                    yield "“{}” refers to an event {} that is not in the ledger.".format(node["label"], event["seq"])
            for table, name in (("Suggestion", "suggestion"), ("Decision", "decision")):
                made_by = node["provenance"][name]
                if made_by and (table, made_by["id"]) not in self.changed:
                    yield "“{}” refers to a {} that is not here.".format(node["label"], name)
            for table, record_id, row, optional in records_of(node):
                found[table].add(record_id)
                yield from self._check_row(table, record_id, row, optional)
            edges |= {(child["id"], node["id"]) for child in below(node)}
            edges |= {(node["id"], home) for home in node.get("tentative_homes", ())}
        for table, ids in found.items():
            yield from self._check_complete(table, ids)
        yield from self._check_edges(edges)

    def _check_edges(self, edges):
        """Compare what stands beneath what with the placements that are here."""
        placed = {}
        for (table, _), (seq, after) in self.recorded.items():
            if table == "Placement" and after is not None:
                placed[after["child_id"], after["parent_id"]] = seq
        for child, parent in sorted(set(placed) - edges):
            yield "{} does not stand beneath {}, where event {} put it.".format(child, parent, placed[child, parent])
        unknown = {place for place in self.changed if place[0] == "Placement"} - set(self.recorded)
        if len(edges - set(placed)) > len(unknown):
            yield "More codes and categories stand beneath another than the ledger placed there."

    def check_seals(self, printed):
        study = self.json("study.json")
        made = [json.loads(event["payload"])["details"] for event in self.events if is_seal(event)]
        if any(seal not in study["seals"] for seal in made):
            yield "A seal that the ledger recorded is missing."
        seals = [dict(seal, study=study["study"]) for seal in study["seals"]]
        if printed is not None:
            seals.append(read_seal(printed))
        hashes = {event["seq"]: event["hash"] for event in self.events}
        for seal in seals:
            self.count("seals")
            said = {"date": seal["day"], "events": seal["events"], "head": seal["head"], "seal": SEAL}
            signed = canonical(dict(said, study=seal["study"]))
            if not ed25519_holds(bytes.fromhex(seal["key"]), signed, bytes.fromhex(seal["signature"])):
                yield "The signature of the seal of {} is not that of its key.".format(seal["day"])
            elif seal["study"] != study["study"]:
                yield "The seal of {} is that of another study.".format(seal["day"])
            elif hashes.get(seal["events"]) != seal["head"]:
                yield "The ledger was rewritten after it was sealed on {}.".format(seal["day"])


def below(node):
    """Give what stands directly beneath a codebook or a category of it."""
    return [child for key in (*LEVELS, "codes") for child in node.get(key, ())]


def walk(node):
    """Give every code and category of a codebook."""
    for child in below(node):
        yield child
        yield from walk(child)


def records_of(node):
    """Give the records that a code or category of a codebook shows: (table, id, fields, fields it need not show)."""
    hidden = ("id", "coder_id", "suggestion_id", "created_at", "position", "anchor_coding_id")
    if "level" in node:
        fields = ("level", "label", "definition", "includes", "excludes")
        yield "Category", node["id"], {name: node[name] for name in fields}, hidden
        return
    place = node["label_place"] or {"document": "", "start": -1, "end": -1}
    said = {"label_" + name: place[name] for name in ("start", "end")}
    said.update({name: node[name] for name in ("origin", "definition", "colour")}, label_document_id=place["document"])
    if not node.get("label_withheld"):
        said["label"] = node["label"]
    yield "Code", node["id"], said, (*hidden, "label")
    for quotation in node["quotations"]:
        coding = {name: quotation[name] for name in ("start", "end")}
        coding.update(code_id=node["id"], document_id=quotation["document"])
        yield "Coding", quotation["id"], coding, hidden


def is_seal(event):
    return event["kind"] == "study_sealed" and "salt" in event


def read_seal(text):
    names = ("Study", "Events", "Head", "Date", "Key", "Signature")
    either = "|".join(names)
    pattern = rf"(?is)\b({either})\s*:\s*(.*?)(?=\b(?:{either})\s*:|\Z)"
    found = {name.capitalize(): re.sub(r"\s+", "", value).lower() for name, value in re.findall(pattern, text)}
    sizes = {"Head": 64, "Key": 64, "Signature": 128}
    if set(found) != set(names) or any(len(found[name]) < size for name, size in sizes.items()):
        raise ValueError("this is no seal")
    cut = {name: value[: sizes.get(name)] for name, value in found.items()}
    return {
        "study": cut["Study"],
        "events": int(cut["Events"]),
        "head": cut["Head"],
        "day": cut["Date"],
        "key": cut["Key"],
        "signature": cut["Signature"],
    }


# --- Ed25519 (RFC 8032), verification only ---

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def _add(one, other):
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number, point):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point = _add(point, point)
        number >>= 1
    return found


def _x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _point(data):
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    x = _x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    public, commitment = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or commitment is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    x1, y1, z1, _ = _times(scalar, BASE)
    x2, y2, z2, _ = _add(commitment, _times(challenge, public))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0


def main():
    parser = argparse.ArgumentParser(description="Check a bundle of provenance.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--seal", metavar="FILE", type=Path, help="a seal that was published")
    given = parser.parse_args()
    try:
        bundle = Bundle(given.folder)
        printed = given.seal.read_text(encoding="utf-8") if given.seal else None
        checks = (
            bundle.check_manifest(),
            bundle.check_ledger(),
            bundle.check_making(),
            bundle.check_calls(),
            bundle.check_lists(),
            bundle.check_texts(),
            bundle.check_codebook(),
            bundle.check_seals(printed),
        )
        problems = [problem for check in checks for problem in check]
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.stdout.write(f"The bundle can't be read: {error} ({type(error).__name__}).\n")
        return 2
    for problem in problems:
        sys.stdout.write(problem + "\n")
    told = ", ".join(f"{number} {what}" for what, number in bundle.counts.items())
    sys.stdout.write(f"Checked: {told}.\n")
    sys.stdout.write("NOT as recorded.\n" if problems else "Everything is as it was recorded.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
