"""The bag declaration, `bagit.txt`: which BagIt this is and how the other tag files are encoded (RFC 8493, 2.1.1).

Exactly two lines in this order, UTF-8 without a byte-order mark, one blank after each colon. Labels are compared without
case, as the ABNF does (and the RFC's own examples need). The reader returns what it could read and says what is wrong.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from archive.bagit import rules
from archive.findings import Finding, Place

VERSIONS: Final = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")
CURRENT: Final = (1, 0)
_LABELS: Final = ("BagIt-Version", "Tag-File-Character-Encoding")
_LINE: Final = re.compile(r"(?P<label>[^:]*?)(?P<before>\s*):(?P<after>\s*)(?P<value>.*?)(?P<end>\s*)")
_ENDING: Final = re.compile(rb"\r\n|\r|\n")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]*")
# Text encodings of the IANA registry that say what they mean; not UTF-7, and none of Python's that are no charsets.
_TEXT: Final = re.compile(
    r"utf-8|utf-?(16|32)([-_]?[bl]e)?|ascii|iso8859-\d+|cp\d+|koi8-[rutu]|mac-\w+|big5(hkscs)?|gb2312|gbk|gb18030|"
    r"euc_(jp|kr|jis_2004)|shift_jis(_2004)?|iso2022_(jp|kr)|hp-roman8|tis-620"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a bag declares.

    Attributes:
        version: Major and minor number; that of RFC 8493 when none can be read.
        encoding: Python's name of the encoding of the other tag files; UTF-8 when none can be read.
    """

    version: tuple[int, int] = CURRENT
    encoding: str = "utf-8"

    @property
    def strict(self) -> bool:
        """True when the rules of 1.0 hold: older bags have some freedoms."""
        return self.version >= CURRENT


def write() -> bytes:
    """Return the declaration of a bag of today."""
    return f"BagIt-Version: {CURRENT[0]}.{CURRENT[1]}\nTag-File-Character-Encoding: UTF-8\n".encode()


def read(data: bytes) -> tuple[Declaration, list[Finding]]:
    """Return what the bytes of a `bagit.txt` declare, and what is wrong with them."""
    findings: list[Finding] = []
    if data.startswith(codecs.BOM_UTF8):
        findings.append(rules.DECLARATION_BOM.at(Place(line=1)))
        data = data.removeprefix(codecs.BOM_UTF8)
    lines = _ENDING.split(data)
    if lines[-1]:
        findings.append(rules.UNENDED.at(Place(line=len(lines))))
    else:
        lines.pop()
    texts: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            texts.append(line.decode())
        except UnicodeDecodeError:
            findings.append(rules.UNDECODABLE.at(Place(line=number), encoding="UTF-8"))
            texts.append(line.decode("utf-8", "replace"))
    return _declaration(texts, findings), findings


def _declaration(lines: list[str], findings: list[Finding]) -> Declaration:
    """Read the lines; add to the findings."""
    values: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines, 1):
        place = Place(line=number)
        found = _LINE.fullmatch(line)
        label = next((name for name in _LABELS if found and found["label"].strip().lower() == name.lower()), "")
        if found is None or not label:
            findings.append(rules.DECLARATION_LINE.at(place, text=line))
            continue
        if label in values:
            findings.append(rules.DECLARATION_REPEATED.at(place, label=label))
            continue
        if number <= 2 and _LABELS[number - 1] != label:
            findings.append(rules.DECLARATION_ORDER.at(place, label=label))
        if found["label"][:1].isspace() or found["before"] or found["end"] or found["after"] != " ":
            findings.append(rules.DECLARATION_SPACE.at(place, label=label))
        values[label] = (found["value"], number)
    findings.extend(rules.DECLARATION_LACKS.at(Place(), label=label) for label in _LABELS if label not in values)
    version = _version(*values[_LABELS[0]], findings) if _LABELS[0] in values else CURRENT
    encoding = _encoding(*values[_LABELS[1]], findings) if _LABELS[1] in values else "utf-8"
    return Declaration(version=version, encoding=encoding)


def _version(value: str, line: int, findings: list[Finding]) -> tuple[int, int]:
    """Return the version; add to the findings."""
    if value not in VERSIONS:
        findings.append(rules.VERSION.at(Place(line=line), found=value, known=", ".join(VERSIONS)))
        return CURRENT
    major, _, minor = value.partition(".")
    return int(major), int(minor)


def _encoding(value: str, line: int, findings: list[Finding]) -> str:
    """Return Python's name of the encoding; add to the findings."""
    try:
        name = codecs.lookup(value).name if _NAME.fullmatch(value) else ""  # the lookup forgives nearly any sign
    except (LookupError, ValueError):
        name = ""
    if not _TEXT.fullmatch(name):
        findings.append(rules.ENCODING.at(Place(line=line), found=value))
        return "utf-8"
    if name != "utf-8":
        findings.append(rules.NOT_UTF8.at(Place(line=line), found=value))
    return name
