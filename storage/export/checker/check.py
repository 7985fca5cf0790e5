#!/usr/bin/env python3
"""Check a bundle of provenance that Verbatim wrote. Needs Python 3.8 or newer and nothing else.

    python -I check.py [--seal FILE] [FOLDER]

FOLDER is the unpacked bundle; without it, the one this script is in. The exit code is 0 where everything is as it was
recorded, 1 where something is not (each is named), 2 where it can't be read.

Checked: every file against the manifest; the ledger's chain, and each payload that is here against its salted digest;
requests, answers and prompts against the digests that the ledger's calls name; transcripts against theirs; every
quotation against its transcript; what the codebook refers to; seals against their keys and the ledger.
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

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def json(self, name):
        return json.loads(self.text(name))

    def lines(self, name):
        return [json.loads(line) for line in self.text(name).split("\n") if line]

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
        found = (path for path in self.folder.rglob("*") if path.is_file())
        names = (str(path.relative_to(self.folder)).replace("\\", "/") for path in found)
        for name in sorted(set(names) - set(listed) - {MANIFEST}):
            if "__pycache__" not in name:
                yield f"The file {name} does not belong to the bundle."

    def check_ledger(self):
        previous, seq = GENESIS, 0
        for event in self.lines("ledger.jsonl"):
            if event["seq"] != seq + 1 or event["previous_hash"] != previous:
                yield "Event {} does not follow from the one before it.".format(event["seq"])
            if sha256(canonical({name: event[name] for name in FIELDS})) != event["hash"]:
                yield "Event {} was altered after it was recorded.".format(event["seq"])
            if "salt" in event:
                self.count("payloads")
                if sha256(bytes.fromhex(event["salt"]) + event["payload"].encode("utf-8")) != event["payload_digest"]:
                    yield "Event {} holds another content than was recorded.".format(event["seq"])
            previous, seq = event["hash"], event["seq"]
            self.count("events")
        study = self.json("study.json")
        if (study["events"], study["head"]) != (seq, previous):
            yield "The ledger does not end where the study says."

    def check_calls(self):
        calls = self.lines("calls.jsonl")
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
        yield from self._check_recorded(calls)

    def _check_recorded(self, calls):
        """Compare each call, suggestion and decision with the ledger's last word on it, where that is here."""
        recorded = {}
        for event in self.lines("ledger.jsonl"):
            for table, record_id in event["changed"]:
                seq, after = recorded.pop((table, record_id), (0, None))
                if after is not None and table == "Suggestion":
                    recorded[table, record_id] = seq, {name: after[name] for name in LASTING}
            for change in json.loads(event["payload"])["changes"] if "salt" in event else ():
                recorded[change["table"], change["id"]] = event["seq"], change["after"]
        suggestions, decisions = self.lines("suggestions.jsonl"), self.lines("decisions.jsonl")
        for table, rows in (("LlmCall", calls), ("Suggestion", suggestions), ("Decision", decisions)):
            for row in rows:
                seq, after = recorded.get((table, row["id"]), (0, None))
                if after is not None and any(row[name] != value for name, value in after.items() if name in row):
                    yield "{} {} is not as event {} recorded it.".format(table, row["id"], seq)
                self.count("records compared", int(after is not None))

    def check_texts(self):
        texts = {}
        for item in self.json("transcripts.json"):
            if item["file"]:
                texts[item["file"]] = self.text("transcripts/" + item["file"])
                whole = not item["words_withheld"]
                if whole and sha256(texts[item["file"]].encode("utf-8")) != item["text_sha256"]:
                    yield "The transcript {} is not the one that was approved.".format(item["file"])
                self.count("transcripts")
        for quotation in self.json("quotations.json"):
            self.count("quotations")
            if texts[quotation["file"]][quotation["start"] : quotation["end"]] != quotation["text"]:
                yield "Quotation {} does not stand in transcript {}.".format(quotation["id"], quotation["file"])

    def check_codebook(self):
        hashes = {event["seq"]: event["hash"] for event in self.lines("ledger.jsonl")}
        suggestions = {item["id"] for item in self.lines("suggestions.jsonl")}
        decisions = {item["id"] for item in self.lines("decisions.jsonl")}
        for node in walk(self.json("codebook.json")):
            provenance = node["provenance"]
            self.count("codes and categories")
            for event in provenance["events"]:
                if hashes.get(event["seq"]) != event["hash"]:
                    yield "“{}” refers to an event {} that is not in the ledger.".format(node["label"], event["seq"])
            for name, known in (("suggestion", suggestions), ("decision", decisions)):
                if provenance[name] and provenance[name]["id"] not in known:
                    yield "“{}” refers to a {} that is not here.".format(node["label"], name)

    def check_seals(self, printed):
        study = self.json("study.json")
        seals = [dict(seal, study=study["study"]) for seal in study["seals"]]
        if printed is not None:
            seals.append(read_seal(printed))
        hashes = {event["seq"]: event["hash"] for event in self.lines("ledger.jsonl")}
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


def walk(node):
    """Give every code and category of a codebook."""
    for key in ("dimensions", "themes", "concepts", "codes"):
        for child in node.get(key, ()):
            yield child
            yield from walk(child)


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
    bundle = Bundle(given.folder)
    try:
        printed = given.seal.read_text(encoding="utf-8") if given.seal else None
        checks = (
            bundle.check_manifest(),
            bundle.check_ledger(),
            bundle.check_calls(),
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
