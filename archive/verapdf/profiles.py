"""Reads a veraPDF validation profile: XML -> plain values that the engine can be fed with.

The engine's own loader needs JAXB, which the jar at hand was stripped of; so the profiles, which are in the same jar, are read
here. A profile is a list of rules (a test on every object of a kind) and of variables. Nothing here judges anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from archive.errors import InstallationError
from archive.markup import safexml

_NS: Final = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRule:
    """One test.

    Attributes:
        specification: The engine's name of the standard: "ISO_19005_3".
        clause: Clause of the standard.
        number: Number of the test within the clause.
        subject: Kind of object that it is made on.
        deferred: True when it can be made only after the whole file was walked.
        tags: Words that group tests; "" for none.
        description: The demand as a sentence.
        test: The test, as JavaScript.
        message: What to say of an object that fails, with %1, %2, ... for the arguments.
        arguments: Name ("" for none) and expression of each argument.
    """

    specification: str
    clause: str
    number: int
    subject: str
    deferred: bool
    tags: str
    description: str
    test: str
    message: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of the tests, that is set anew on each object of a kind."""

    name: str
    subject: str
    default: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A validation profile; `flavour` is the engine's name: "PDFA_3_A"."""

    flavour: str
    rules: tuple[ProfileRule, ...]
    variables: tuple[Variable, ...]


def read_profile(data: bytes, where: str) -> Profile:
    """Read a validation profile.

    Args:
        data: The XML document.
        where: What to call it in errors.

    Raises:
        SourceError: It is no XML.
        InstallationError: It is no validation profile.
    """
    root = safexml.parse(data, where)
    rules = tuple(_rules(root))
    if not rules:
        raise InstallationError("holds no rules", where=where, hint="Install the extra again: pip install 'newsarchive[verapdf]'")
    return Profile(flavour=root.get("flavour", ""), rules=rules, variables=tuple(_variables(root)))


def _rules(root: etree._Element) -> Iterator[ProfileRule]:
    """Yield the rules in the order of the file."""
    for rule in root.iter(f"{_NS}rule"):
        identity = rule.find(f"{_NS}id")
        if identity is None:
            continue
        arguments = rule.iterfind(f"{_NS}error/{_NS}arguments/{_NS}argument")
        yield ProfileRule(
            specification=identity.get("specification", ""),
            clause=identity.get("clause", ""),
            number=int(identity.get("testNumber", "0")),
            subject=rule.get("object", ""),
            deferred=rule.get("deferred") == "true",
            tags=rule.get("tags", ""),
            description=" ".join(rule.findtext(f"{_NS}description", "").split()),
            test=rule.findtext(f"{_NS}test", ""),
            message=rule.findtext(f"{_NS}error/{_NS}message", ""),
            arguments=tuple((argument.get("name", ""), argument.text or "") for argument in arguments),
        )


def _variables(root: etree._Element) -> Iterator[Variable]:
    """Yield the variables in the order of the file."""
    for variable in root.iter(f"{_NS}variable"):
        yield Variable(
            name=variable.get("name", ""),
            subject=variable.get("object", ""),
            default=variable.findtext(f"{_NS}defaultValue", ""),
            value=variable.findtext(f"{_NS}value", ""),
        )
