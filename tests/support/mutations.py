"""Single random changes of a good bundle in memory, each drawn from a seed and able to say what it did.

Half of them make the manifests right again, as a careful forger would, so that only what the parts mean can tell.
"""

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

Files = dict[str, bytes]
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt")


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One change: what it did, to which file, and the bundle afterwards."""

    what: str
    path: str
    files: Files
    forged: bool


def mutate(files: Files, seed: int) -> Mutation:
    """Return the mutation of a seed."""
    draw = random.Random(seed)
    forged = bool(seed % 2)
    while True:
        kind = draw.choice(KINDS)
        path, changed = kind(dict(files), draw)
        if forged:
            changed = _made_right(changed)
        if changed != files:  # making the manifests right may undo it
            break
    return Mutation(what=kind.__name__, path=path, files=changed, forged=forged)


def _made_right(files: Files) -> Files:
    """Return the bundle with manifests and Payload-Oxum that fit."""
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    info = files.get("bag-info.txt", b"").split(b"\n")
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}".encode()
    info = [oxum if line.startswith(b"Payload-Oxum") else line for line in info]
    if "bag-info.txt" in files:
        files = files | {"bag-info.txt": b"\n".join(info)}
    files = files | {"manifest-sha512.txt": _listing(payload)}
    tags = {path: data for path, data in files.items() if not path.startswith(("data/", "tagmanifest-"))}
    return files | {"tagmanifest-sha512.txt": _listing(tags)}


def _listing(files: Files) -> bytes:
    rows = sorted((path.encode(), hashlib.sha512(data).hexdigest().encode()) for path, data in files.items())
    return b"".join(digest + b"  " + path + b"\n" for path, digest in rows)


def flip_bit(files: Files, draw: random.Random) -> tuple[str, Files]:
    path = draw.choice(sorted(files))
    data = bytearray(files[path])
    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return path, files | {path: bytes(data)}


def _lines(change: Callable[[list[bytes], int, random.Random], None]) -> Callable[[Files, random.Random], tuple[str, Files]]:
    def kind(files: Files, draw: random.Random) -> tuple[str, Files]:
        path = draw.choice([path for path in sorted(files) if not path.endswith(".pdf")])
        lines = files[path].splitlines(keepends=True)
        change(lines, draw.randrange(len(lines)), draw)
        return path, files | {path: b"".join(lines)}

    kind.__name__ = change.__name__
    return kind


def drop_line(lines: list[bytes], at: int, _: random.Random) -> None:
    del lines[at]


def repeat_line(lines: list[bytes], at: int, _: random.Random) -> None:
    lines.insert(at, lines[at])


def add_line(lines: list[bytes], at: int, draw: random.Random) -> None:
    lines.insert(at, draw.choice([b"\n", b"Contact-Name: Anna Muster\n", b"0000  data/none\n", b"An added line.\n"]))


def swap_lines(lines: list[bytes], at: int, draw: random.Random) -> None:
    other = draw.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def remove_file(files: Files, draw: random.Random) -> tuple[str, Files]:
    path = draw.choice(sorted(files))
    del files[path]
    return path, files


def add_file(files: Files, draw: random.Random) -> tuple[str, Files]:
    path = draw.choice(
        ["data/extra.txt", "data/original/extra.txt", "notes.txt", "data/a/b/c.bin", "fetch.txt", "data/x.ninjs.json"]
    )
    return path, files | {path: b"added\n"}


def rename_file(files: Files, draw: random.Random) -> tuple[str, Files]:
    path = draw.choice(sorted(files))
    folder, slash, name = path.rpartition("/")
    files[f"{folder}{slash}{draw.choice(['x', 'X-', '0'])}{name}"] = files.pop(path)
    return path, files


def empty_file(files: Files, draw: random.Random) -> tuple[str, Files]:
    path = draw.choice(sorted(files))
    return path, files | {path: b""}


def _xml(change: Callable[[etree._Element, random.Random], None]) -> Callable[[Files, random.Random], tuple[str, Files]]:
    def kind(files: Files, draw: random.Random) -> tuple[str, Files]:
        path = next(path for path in files if path.endswith(".newsml.xml"))
        tree = etree.fromstring(files[path]).getroottree()
        elements = [element for element in tree.getroot().iter("*") if element.getparent() is not None]
        change(draw.choice(elements), draw)
        return path, files | {path: etree.tostring(tree, xml_declaration=True, encoding="UTF-8") + b"\n"}

    kind.__name__ = change.__name__
    return kind


def xml_drop_element(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def xml_drop_attribute(element: etree._Element, draw: random.Random) -> None:
    if element.attrib:
        del element.attrib[draw.choice(sorted(element.attrib))]


def xml_change_attribute(element: etree._Element, draw: random.Random) -> None:
    if element.attrib:
        name = draw.choice(sorted(element.attrib))
        element.set(name, draw.choice([element.attrib[name] + "x", element.attrib[name][:-1], "", "stat:canceled"]))


def xml_change_text(element: etree._Element, draw: random.Random) -> None:
    text = element.text or ""
    element.text = draw.choice([text + " Not so.", text[1:], text + " ", text.swapcase()])


def _json(change: Callable[[Any, Any, random.Random], None]) -> Callable[[Files, random.Random], tuple[str, Files]]:
    def kind(files: Files, draw: random.Random) -> tuple[str, Files]:
        path = next(path for path in files if path.endswith(".ninjs.json"))
        document = json.loads(files[path])
        before = json.dumps(document)
        places = list(_places(document))
        holder, key = draw.choice(places)
        change(holder, key, draw)
        if json.dumps(document) == before:
            return path, files
        return path, files | {path: json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"}

    kind.__name__ = change.__name__
    return kind


def _places(value: Any) -> Any:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def json_drop(holder: Any, key: Any, _: random.Random) -> None:
    del holder[key]


def json_change(holder: Any, key: Any, draw: random.Random) -> None:
    value = holder[key]
    if isinstance(value, str):
        holder[key] = draw.choice([value + "x", value[1:], value + " ", value.swapcase()])
    else:
        holder[key] = draw.choice([None, 0, [], {}, True])


def json_rename(holder: Any, key: Any, _: random.Random) -> None:
    if isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)


KINDS = (
    flip_bit, flip_bit, flip_bit, *map(_lines, (drop_line, repeat_line, add_line, swap_lines)), remove_file, add_file,
    rename_file, empty_file, *map(_xml, (xml_drop_element, xml_drop_attribute, xml_change_attribute, xml_change_text)),
    *map(_json, (json_drop, json_change, json_rename)),
)  # fmt: skip
