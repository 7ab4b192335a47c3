"""The block of fields on top of a Markdown file: YAML between `---` lines or TOML between `+++` lines -> plain data.

YAML is read from its events, by us: every scalar stays the text that its writer typed (`no` is no false, `2024-10-22` no object),
and what can harm or mislead is refused: aliases (which can unfold without end), tags, a key that comes twice, nesting deeper
than 20. TOML is the standard library's. Numbers, truth values and dates become text again.

It does not know what a field means.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from archive.errors import SourceError
from archive.extras import load

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
MAX_LENGTH: Final = 65_536  # characters; hundreds of fields
MAX_DEPTH: Final = 20
_YAML: Final = re.compile(r"---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(?P<front>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MEND: Final = "Mend the lines on top, or take them away"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields, and where the rest begins.

    Attributes:
        fields: The fields in their order; empty when there is no front matter.
        syntax: "YAML", "TOML" or "".
        body: The text after it.
        lines: Lines that it takes, fences included.
    """

    fields: dict[str, Value]
    syntax: str
    body: str
    lines: int


def split(text: str, where: str = "") -> FrontMatter:
    """Return the front matter of `text` and the rest; `where` names the source in messages.

    Raises:
        SourceError: It is not well-formed, too long, or of a kind that is not read.
        InstallationError: It is YAML and the extra `markdown` is not installed.
    """
    for syntax, pattern, parse in (("YAML", _YAML, _yaml), ("TOML", _TOML, _toml)):
        if found := pattern.match(text):
            if len(found["front"]) > MAX_LENGTH:
                raise SourceError(f"its front matter has more than {MAX_LENGTH} characters", where=where, hint=_MEND)
            fields = parse(found["front"], where)
            return FrontMatter(fields=fields, syntax=syntax, body=text[found.end() :], lines=found[0].count("\n"))
    return FrontMatter(fields={}, syntax="", body=text, lines=0)


def _toml(front: str, where: str) -> dict[str, Value]:
    """Read TOML.

    Raises:
        SourceError: It is not well-formed.
    """
    try:
        table = tomllib.loads(front)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError, a number without end another
        raise SourceError(f"its front matter is not TOML: {error}", where=where, hint=_MEND) from None
    return {key: _texts(value) for key, value in table.items()}


def _texts(value: Any) -> Value:
    """Return a value of TOML with every scalar as text."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value)


def _yaml(front: str, where: str) -> dict[str, Value]:
    """Read YAML.

    Raises:
        SourceError: It is not well-formed, or of a kind that is not read.
        InstallationError: The extra is not installed.
    """
    yaml = load("yaml", "markdown")
    try:
        value = _document(yaml, yaml.parse(front, Loader=yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""  # from 0, and a fence above
        words = getattr(error, "problem", None) or str(error)
        raise SourceError(f"its front matter is not read as YAML{line}: {words}", where=where, hint=_MEND) from None
    if value in ("", None):
        return {}
    if not isinstance(value, dict):
        raise SourceError("its front matter has no fields", where=where, hint=_MEND)
    return value


def _document(yaml: Any, events: Iterator[Any]) -> "Value | None":
    """Return the value of a document, None when there is none.

    Raises:
        ValueError: It is of a kind that is not read.
    """
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            value = _node(yaml, event, events, 0)
            if any(isinstance(rest, yaml.NodeEvent) for rest in events):
                raise ValueError("there is a second document")
            return value
    return None


def _node(yaml: Any, event: Any, events: Iterator[Any], depth: int) -> Value:
    """Return the value that begins with `event`.

    Raises:
        ValueError: It is of a kind that is not read.
    """
    if isinstance(event, yaml.AliasEvent):
        raise ValueError(  # noqa: TRY004  of the text, not of a type
            f"the alias *{event.anchor} is not followed; write the value out"
        )
    if depth > MAX_DEPTH:
        raise ValueError(f"it nests deeper than {MAX_DEPTH} levels")
    if event.tag not in (None, "!"):
        raise ValueError(f"the tag {event.tag} is not read")
    if isinstance(event, yaml.ScalarEvent):
        return "" if event.implicit[0] and event.value in ("~", "null") else str(event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(_node(yaml, item, events, depth + 1))
        return items
    fields: dict[str, Value] = {}
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        name = _node(yaml, key, events, depth + 1)
        if not isinstance(name, str) or name in fields:
            raise ValueError(f"the key {name!r} comes twice" if isinstance(name, str) else "a key is no text")
        fields[name] = _node(yaml, next(events), events, depth + 1)
    return fields
