"""Judges ninjs documents: strict JSON, then what the slots mean; what this program wrote also by its own schema and its carrier.

A document without our carrier is a stranger's: it is held to the official schema of its version, or the next one of its series,
where that is at hand (see `archive/standards`). Nothing is fetched, and a schema is compiled once.
All faults are reported, up to 100 of each rule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from archive import schemas
from archive.errors import InstallationError
from archive.findings import Finding, Place, Skipped
from archive.formats import Validator
from archive.markup.safejson import Fault, JsonError, decode, parse_text
from archive.model.package import Document
from archive.ninjs import judge_meaning, judge_own, rules
from archive.ninjs.judge_schema import Judge, kind
from archive.ninjs.recognise import is_ninjs
from archive.ninjs.subject import Subject
from archive.ninjs.terms import VERSIONS
from archive.standards import compiled
from archive.standards.folders import located
from archive.standards.register import STANDARDS

SUFFIX: Final = ".ninjs.json"
MAX_BYTES: Final = 128 * 1024 * 1024
_MOST: Final = 100
_GRAMMAR: Final = {
    Fault.ENCODING: rules.ENCODING,
    Fault.SYNTAX: rules.SYNTAX,
    Fault.DUPLICATE: rules.DUPLICATE,
    Fault.SURROGATE: rules.SURROGATE,
    Fault.LIMIT: rules.LIMIT,
}


def applies(document: Document) -> bool:
    """Tell whether the document is ninjs, or claims to be by its format or name."""
    if document.format:
        return document.format == "ninjs"
    if document.name.lower().endswith(SUFFIX):
        return True
    with document.content.open() as stream:
        head = stream.read(64)
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and is_ninjs(head + stream.read(MAX_BYTES))


def check(document: Document) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong, and what was not checked."""
    if document.content.size > MAX_BYTES:
        yield rules.LIMIT.at(Place(), problem=f"the document has more than {MAX_BYTES} bytes")
        return
    try:
        text = decode(document.content.read())
        value = parse_text(text)
    except JsonError as error:
        place = Place(line=error.line, column=error.column)
        yield _GRAMMAR[error.fault].at(place, problem=error.message)
        return
    if not isinstance(value, dict):
        yield rules.OBJECT.at(Place(line=1, column=1), found=kind(value))
        return
    yield from _bounded(_judge(Subject.of(value, text)))


def _bounded(verdicts: Iterable[Finding | Skipped]) -> Iterator[Finding | Skipped]:
    """Yield at most 100 findings of each rule, and how many are left out."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        if isinstance(verdict, Finding):
            counts[verdict.rule.code] += 1
        if isinstance(verdict, Skipped) or counts[verdict.rule.code] <= _MOST:
            yield verdict
    for code, count in counts.items():
        if count > _MOST:
            yield Skipped(check=code, reason=f"{count - _MOST} more findings of this rule are not listed")


def _judge(subject: Subject) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with a document that is an object."""
    if subject.is_ours:
        version = next(known for known in VERSIONS if known.startswith(str(subject.series)))
        for path, problem in _schema(version).faults(subject.document):
            yield subject.find(rules.SCHEMA, path, version=version, problem=problem)
    else:
        yield from _official(subject)
    yield from judge_meaning.check(subject)
    if subject.is_ours:
        yield from judge_own.check(subject)


def _official(subject: Subject) -> Iterator[Finding | Skipped]:
    """Judge another writer's document by the official schema."""
    version = _official_version(subject)
    try:
        judge = _official_judge(located(f"ninjs-{version}"))
    except InstallationError as error:
        yield Skipped(check=f"schema of ninjs {subject.stated or subject.series}", reason=f"{error.message}. {error.hint}")
        return
    for path, problem in judge.faults(subject.document):
        yield subject.find(rules.OFFICIAL, path, version=version, problem=problem)


def _official_version(subject: Subject) -> str:
    """Return the version whose schema judges: the stated one, else the next of its series, else the newest of that."""
    of_series = [one.name.removeprefix("ninjs-") for one in STANDARDS if one.name.startswith(f"ninjs-{subject.series}")]
    if subject.stated in of_series:
        return subject.stated
    return min(of_series) if subject.stated in judge_meaning.KNOWN else max(of_series)


@cache
def _official_judge(paths: tuple[Path, ...]) -> Judge:
    """Return the official schema that lies there, compiled.

    Raises:
        InstallationError: It cannot be read.
    """
    return Judge(*compiled.json_documents(paths))


@cache
def _schema(version: str) -> Judge:
    """Return our schema of a version, compiled.

    Raises:
        InstallationError: It is missing.
    """
    return Judge(schemas.json_document(f"ninjs/{version}/newsarchive-ninjs.schema.json"))


VALIDATOR: Final = Validator(
    name="ninjs",
    title="ninjs 1.x, 2.x and 3.x, IPTC News in JSON",
    reads=Document,
    applies=applies,
    check=check,
    rules=rules.RULES,
)
