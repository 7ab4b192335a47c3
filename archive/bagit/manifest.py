"""Payload and tag manifests: lines of checksum, blanks and path (RFC 8493, 2.1.3 and 2.2.1).

The reader goes through the file line by line and keeps 33 to 97 bytes a line besides the path. It returns what it could read and
says what is wrong with the form of lines; whether the files are there and sound is judged elsewhere. A star before a path and
`./` at its start are accepted with a warning, as section 6.1.4 allows and the conformance suite asks.
"""

import binascii
import io
import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from archive.bagit import filepaths, lines, rules
from archive.bagit.algorithms import ManifestName, parse_name
from archive.files.safepaths import escape
from archive.findings import Finding, Place, Rule
from archive.model.tree import in_order

_UNUSUAL: Final = re.compile(r"%|/[./]|\0|^[A-Za-z]:")
_NO_LINE: Final = re.compile(r"(?!)")
_LINE: Final = re.compile(r"([0-9A-Fa-f]+)[ \t]+([^ \t].*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A manifest as read.

    Attributes:
        name: What its file name says.
        digests: Path -> checksum, in the order of the lines.
        literal: Path -> the path before decoding, for those few where it differs.
    """

    name: ManifestName
    digests: dict[str, bytes] = field(default_factory=dict)
    literal: dict[str, str] = field(default_factory=dict)
    numbers: "array[int]" = field(default_factory=lambda: array("L"))

    def lines(self) -> dict[str, int]:
        """Return path -> line; costs memory, so ask only when there is something to say."""
        return dict(zip(self.digests, self.numbers, strict=True))


def write(digests: Mapping[str, str]) -> bytes:
    """Return a manifest of path -> hex checksum, sorted by path."""
    out = io.BytesIO()  # which holds a long manifest once
    out.writelines(f"{digests[path]}  {filepaths.encode(path)}\n".encode() for path in in_order(digests))
    return out.getvalue()


def read(stream: BinaryIO, name: ManifestName, encoding: str, *, strict: bool) -> tuple[Manifest, Iterator[Finding]]:
    """Return a manifest, which fills while the findings are taken.

    Args:
        stream: The bytes.
        name: What its file name says.
        encoding: Python's name of the encoding.
        strict: Whether the rules of 1.0 hold.
    """
    manifest = Manifest(name=name)
    return manifest, _fill(manifest, stream, encoding, strict=strict)


def _fill(manifest: Manifest, stream: BinaryIO, encoding: str, *, strict: bool) -> Iterator[Finding]:
    """Read line by line into the manifest; yield what is wrong."""
    plain = _plain(manifest.name)
    for block in lines.blocks(stream, encoding):
        if isinstance(block, Finding):
            yield block
            continue
        number, text = block
        if not (plain(text) and _enter_all(manifest, number, text)):
            for place, line in enumerate(text[:-1].split("\n"), number):
                yield from _enter(manifest, place, line, strict=strict)


def _plain(name: ManifestName) -> Callable[[str], re.Match[str] | None]:
    """Return what matches lines about which there is nothing to say unless one repeats another: nearly all are such."""
    if name.is_tag or not name.length:
        return _NO_LINE.fullmatch
    return re.compile(rf"(?:[0-9A-Fa-f]{{{2 * name.length}}}[ \t]+data(?:/[^%/\0.\n][^%/\0\n]*+)++\n)*+").fullmatch


def _enter_all(manifest: Manifest, number: int, text: str) -> bool:
    """Read plain lines into the manifest, many at a time; refuse when a path is listed twice."""
    pairs = [line.split(None, 1) for line in text[:-1].split("\n")]
    sums, length = binascii.unhexlify("".join([checksum for checksum, _ in pairs])), manifest.name.length
    listed = {path: sums[start : start + length] for (_, path), start in zip(pairs, range(0, len(sums), length), strict=True)}
    if len(listed) < len(pairs) or not manifest.digests.keys().isdisjoint(listed):
        return False
    manifest.digests.update(listed)
    manifest.numbers.extend(range(number, number + len(pairs)))
    return True


def _enter(manifest: Manifest, number: int, text: str, *, strict: bool) -> Iterator[Finding]:
    """Read one line that may be of any form into the manifest; yield what is wrong."""
    length = manifest.name.length
    found = _LINE.fullmatch(text)
    if found is None:
        yield rules.MANIFEST_LINE.at(Place(line=number), text=text[:200])
        return
    checksum, path = found.groups()
    try:
        value = binascii.unhexlify(checksum)
    except binascii.Error:
        value = b""
    if not value or (length and len(value) != length):
        yield rules.CHECKSUM_FORM.at(Place(line=number), found=checksum[:140], algorithm=manifest.name.algorithm)
        value = b""
    if path[0] in "*./~\\" or path[-1] == "/" or _UNUSUAL.search(path):
        listed, faults = _unravel(path, number, strict=strict)
        yield from faults
        if listed != path:
            manifest.literal[listed] = path
        path = listed
    if not path:
        return
    if (rule := _misplaced(manifest.name, path)) is not None:
        yield rule.at(Place(line=number), file=path)
    elif path in manifest.digests:
        yield _repeated(manifest, path, value, strict=strict).at(Place(line=number), file=path)
    else:
        manifest.digests[path] = value
        manifest.numbers.append(number)


def _repeated(manifest: Manifest, path: str, checksum: bytes, *, strict: bool) -> Rule:
    """Return the rule that a second line for a path breaks: before 1.0 one that says the same was not forbidden."""
    return rules.LISTED_TWICE if strict or manifest.digests[path] != checksum else rules.LISTED_AGAIN


def _unravel(text: str, number: int, *, strict: bool) -> tuple[str, list[Finding]]:
    """Return the path that an unusual text stands for ("" when it must not be followed), and what is wrong with it."""
    place = Place(line=number)
    faults: list[Finding] = []
    if filepaths.has_bare_percent(text):
        faults.append((rules.PERCENT if strict else rules.OLD_PERCENT).at(place, text=text))
    path = filepaths.decode(text)
    if path.startswith("*"):
        faults.append(rules.STAR.at(place, file=path[1:]))
        path = path[1:]
    if path.startswith("./"):
        faults.append(rules.DOT_SLASH.at(place, file=path[2:]))
        while path.startswith("./"):
            path = path[2:]
    if path.endswith("/"):
        return "", [*faults, rules.LISTS_FOLDER.at(place, file=path)]
    if reason := escape(path):
        return "", [*faults, rules.UNSAFE_PATH.at(place, file=path, reason=reason)]
    return path, faults


def _misplaced(name: ManifestName, path: str) -> Rule | None:
    """Return the rule by which a manifest of this kind must not list `path`."""
    if not name.is_tag:
        return None if path.startswith("data/") else rules.OUTSIDE_PAYLOAD
    if path.startswith("data/"):
        return rules.TAG_LISTS_PAYLOAD
    listed = parse_name(path)
    return rules.TAG_LISTS_TAG if listed is not None and listed.is_tag else None
