"""List what this program is made of: an SBOM (CycloneDX 1.6, JSON) and the licences with their texts.

    python scripts/sbom.py [--into FOLDER]

Reads the environment that it runs in: the distributions that `verbatim-qda` needs there, the data that the project
brings along (`packaging/components.json`), and, for the folder of a bundle, the system's libraries that lie in it.
Writes `sbom.cdx.json` and `LICENCES.txt` into FOLDER (by default `dist`). The same environment gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "verbatim-qda"
_TEXTS = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
# Distributions that say their licence in neither field of their metadata.
_KNOWN = {"sqlcipher3": "Zlib", "pypdfium2": "BSD-3-Clause AND Apache-2.0"}
_CLASSIFIED = {
    "MIT License": "MIT", "BSD License": "BSD-3-Clause", "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC", "The Unlicense (Unlicense)": "Unlicense",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    folder: Path = parser.parse_args().into
    folder.mkdir(parents=True, exist_ok=True)
    packages = needed(PROJECT)
    brought = components(packages, with_bundle=(folder / "_internal").is_dir())
    libraries = system_libraries(folder / "_internal")
    (folder / "sbom.cdx.json").write_text(
        json.dumps(sbom(packages, brought, libraries), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (folder / "LICENCES.txt").write_text(licences(packages, brought, libraries), encoding="utf-8")
    print(f"{len(packages)} distributions, {len(brought)} other parts, {len(libraries)} system packages")


def needed(name: str) -> dict[str, metadata.Distribution]:
    """Give the distributions that one needs, itself first, by their plain names; without what no marker asks for."""
    found: dict[str, metadata.Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(name, frozenset())]
    while waiting:
        wanted, extras = waiting.pop(0)
        plain = _plain(wanted)
        if plain in found and not extras:
            continue
        try:
            found[plain] = package = metadata.distribution(wanted)
        except metadata.PackageNotFoundError:
            sys.exit(f"{wanted} is not installed here; run this in the program's own environment.")
        for text in package.requires or []:
            asked = Requirement(text)
            if asked.marker is None or any(asked.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                waiting.append((asked.name, frozenset(asked.extras)))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(package: metadata.Distribution) -> str:
    """Give a distribution's licence as an SPDX expression where it says one, else in its own words."""
    said = package.metadata
    known = _KNOWN.get(_plain(said["Name"]))
    if known or said.get("License-Expression"):
        return known or str(said["License-Expression"])
    classes = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    named = [_CLASSIFIED[name] for name in classes if name in _CLASSIFIED]
    words = (said.get("License") or "").strip().splitlines()
    return " OR ".join(named) or (words[0][:100] if words else "") or " OR ".join(classes) or "not stated"


def components(packages: dict[str, metadata.Distribution], *, with_bundle: bool) -> list[dict[str, str]]:
    """Give what is brought along besides distributions, with versions filled in from where they come."""
    versions = {_plain(name): package.version for name, package in packages.items()} | {
        "python": platform.python_version()
    }
    found = []
    for part in json.loads((ROOT / "packaging" / "components.json").read_text(encoding="utf-8")):
        of_bundle = part["name"] in ("CPython", "PyInstaller bootloader")
        if of_bundle and not with_bundle:
            continue
        if "pyinstaller" in part["version"]:
            versions["pyinstaller"] = metadata.version("pyinstaller")
        asked = re.fullmatch(r"\{(.+)\}", part["version"])
        found.append(part | {"version": versions[_plain(asked[1])]} if asked else part)
    return found


def system_libraries(folder: Path) -> list[dict[str, str]]:
    """Give the system's packages of which libraries lie in a bundle; none where the system can't say."""
    tool = shutil.which("dpkg-query")
    if tool is None or not folder.is_dir():
        return []
    names = {path.name for path in folder.glob("*.so*") if path.is_file()}
    places = [
        str(place)
        for home in ("/lib", "/usr/lib")
        for name in names
        for place in Path(home).glob(f"*-linux-gnu/{name}")
    ]
    told = subprocess.run([tool, "-S", *places], capture_output=True, text=True, check=False).stdout
    packages = sorted({line.split(":")[0] for line in told.splitlines() if ": /" in line})
    shape = "${Package}\t${Version}\t${source:Package}\n"
    rows = subprocess.run([tool, "-W", "-f", shape, *packages], capture_output=True, text=True, check=False).stdout
    return [
        {"name": name, "version": version, "source": source, "licence": _debian_licence(name)}
        for name, version, source in sorted({tuple(row.split("\t")) for row in rows.splitlines()})
    ]


def _debian_licence(name: str) -> str:
    file = Path("/usr/share/doc") / name / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    said = sorted(set(re.findall(r"^License:\s*(\S.*)$", text, re.MULTILINE)))
    return ", ".join(said)[:200] or "see its copyright file"


def sbom(
    packages: dict[str, metadata.Distribution], brought: list[dict[str, str]], libraries: list[dict[str, str]]
) -> dict[str, Any]:
    """Give the document; CycloneDX 1.6."""
    own = packages[PROJECT]
    refs = {name: f"pkg:pypi/{name}@{package.version}" for name, package in packages.items()}
    listed = [
        {
            "type": "library", "bom-ref": refs[name], "name": package.metadata["Name"], "version": package.version,
            "purl": refs[name], "licenses": _licences(licence_of(package)),
            **({"description": package.metadata["Summary"]} if package.metadata.get("Summary") else {}),
        }
        for name, package in sorted(packages.items())
        if name != PROJECT
    ]  # fmt: skip
    listed += [
        {
            "type": "data" if "file" in part else "library", "bom-ref": f"part:{_plain(part['name'])}",
            "name": part["name"], "version": part["version"], "description": part["of"],
            "licenses": _licences(part["licence"]),
        }
        for part in brought
    ]  # fmt: skip
    listed += [
        {
            "type": "library", "bom-ref": f"pkg:deb/debian/{part['name']}@{part['version']}", "name": part["name"],
            "version": part["version"], "purl": f"pkg:deb/debian/{part['name']}@{part['version']}",
            "licenses": _licences(part["licence"]),
        }
        for part in libraries
    ]  # fmt: skip
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": refs[PROJECT], "name": PROJECT, "version": own.version,
                "purl": refs[PROJECT], "licenses": _licences("MIT"),
            },
            "properties": [
                {"name": "verbatim:python", "value": platform.python_version()},
                {"name": "verbatim:system", "value": f"{platform.system()} {platform.machine()}"},
            ],
        },
        "components": listed,
        "dependencies": [
            {"ref": refs[name], "dependsOn": sorted({refs[item] for item in _asked(package) if item in refs})}
            for name, package in sorted(packages.items())
        ],
    }  # fmt: skip


def _asked(package: metadata.Distribution) -> list[str]:
    asked = [Requirement(text) for text in package.requires or []]
    return [_plain(item.name) for item in asked if item.marker is None or item.marker.evaluate({"extra": ""})]


def _licences(expression: str) -> list[dict[str, Any]]:
    """Give a licence as CycloneDX wants it: an expression where it is one, a name where it is words."""
    word = r"[A-Za-z0-9.+-]*[0-9][A-Za-z0-9.+-]*|MIT|ISC|Zlib|Unlicense|0BSD|HPND|MIT-CMU"
    with_exception = rf"(?:{word})(?: WITH [A-Za-z0-9.-]+)?"
    if re.fullmatch(rf"\(?{with_exception}(?: (?:AND|OR) {with_exception})*\)?", expression):
        return [{"expression": expression}]
    return [{"license": {"name": expression}}]


def licences(
    packages: dict[str, metadata.Distribution], brought: list[dict[str, str]], libraries: list[dict[str, str]]
) -> str:
    """Give the list of all licences, and after it the texts that come with the parts."""
    rows = [(package.metadata["Name"], package.version, licence_of(package)) for package in packages.values()]
    rows += [(part["name"], part["version"], f"{part['licence']} ({part['of']})") for part in brought]
    rows += [(part["name"], part["version"], part["licence"]) for part in libraries]
    lines = [f"{name} {version}: {licence}" for name, version, licence in sorted(rows, key=lambda row: row[0].lower())]
    texts: dict[str, list[str]] = {}
    for _name, package in sorted(packages.items()):
        for file in sorted(package.files or [], key=str):
            if _TEXTS.search(file.name) and file.suffix not in (".py", ".pyc", ".json", ".pyi"):
                place = Path(str(package.locate_file(file)))
                text = place.read_text(encoding="utf-8", errors="replace").strip() if place.is_file() else ""
                if text:
                    texts.setdefault(text, []).append(f"{package.metadata['Name']}: {file.name}")
    for part in brought:
        if "file" in part:
            text = (ROOT / part["file"]).read_text(encoding="utf-8").strip()
            texts.setdefault(text, []).append(f"{part['name']}: {Path(part['file']).name}")
    told = [f"{'=' * 80}\n{'; '.join(names)}\n{'=' * 80}\n\n{text}\n" for text, names in texts.items()]
    head = "Verbatim is under the MIT licence. It is made of, and comes with:\n"
    return "\n".join([head, *lines, "", *told])


if __name__ == "__main__":
    main()
