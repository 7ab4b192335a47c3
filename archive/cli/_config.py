"""Reads the settings of a project: `archive.toml`, or `[tool.archive]` in `pyproject.toml`, nearest upward from a folder.

    [validate]                     in pyproject.toml: [tool.archive.validate]
    select = ["BAG", "NINJS"]
    ignore = ["BAG-012"]
    fail-on = "warning"
    report = "text"
    jobs = 4
    deadline = 300
    memory = 2048

    [validate.severity]
    BAG-013 = "note"

Words of the call win over the file. A key that nobody knows and a value of the wrong kind are errors, because a setting that does
nothing is worse than none. A folder that has both files with settings is an error too. See `docs/configuration.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from archive import extras
from archive.errors import UsageError
from archive.findings import Severity

_OWN: Final = "archive.toml"
_SHARED: Final = "pyproject.toml"
_LEVELS: Final = tuple(severity.value for severity in Severity)
_KEYS: Final = ("deadline", "fail-on", "ignore", "jobs", "memory", "report", "select", "severity")
MOST_JOBS: Final = 64
LEAST_MEMORY: Final = 64  # MiB; the interpreter alone needs nearly as much
LONGEST: Final = 31_622_400  # seconds, a year; timers cannot be set to any time


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project states for `archive validate`; what it leaves open is empty or None.

    Attributes:
        place: The file that states it, "" when there is none.
        select: Selectors of the rules that count.
        ignore: Selectors of the rules that do not.
        severity: Selector -> severity.
        fail_on: The least severity that makes a subject not ok.
        report: Name of the reporter.
        jobs: Number of processes.
        deadline: Seconds for each subject, 0 for as long as it takes.
        memory: Address space for each subject, in MiB.
    """

    place: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None
    report: str = ""
    jobs: int | None = None
    deadline: float | None = None
    memory: int | None = None


def read_settings(folder: Path) -> Settings:
    """Return the settings nearest upward from `folder`, empty ones when there are none.

    Raises:
        UsageError: The file is not TOML, states a key that nobody knows, or a value of the wrong kind.
    """
    for place in (folder, *folder.parents):
        own = _table(place / _OWN)
        tool = (_table(place / _SHARED) or {}).get("tool", {})
        shared = tool.get("archive") if isinstance(tool, dict) else None
        if own is not None and shared is not None:
            raise UsageError(f"settings stand in {_OWN} and in {_SHARED}", where=str(place), hint="Keep one of them")
        if own is not None:
            return _settings(str(place / _OWN), own)
        if shared is not None:
            return _settings(f"{place / _SHARED} [tool.archive]", shared)
    return Settings()


def level(word: str, where: str) -> Severity:
    """Return the severity called `word`.

    Raises:
        UsageError: There is none of that name.
    """
    try:
        return Severity(word)
    except ValueError:
        raise UsageError(f"{word!r} is no severity", where=where, hint=f"Known: {', '.join(_LEVELS)}") from None


def _table(path: Path) -> dict[str, Any] | None:
    """Return a TOML file, None when there is no such file.

    Raises:
        UsageError: It cannot be read, or is not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return dict(extras.load("tomllib").loads(text))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), hint="Or call with --no-config") from error
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError
        raise UsageError(f"is not TOML: {error}", where=str(path), hint="Mend it, or call with --no-config") from error


def _settings(place: str, table: object) -> Settings:
    """Make Settings of what a file states.

    Raises:
        UsageError: A key is not known, or a value is of the wrong kind.
    """
    section = _mapping(table, place, ("validate",)).get("validate", {})
    place_of = f"{place} [validate]"
    stated = _mapping(section, place_of, _KEYS)
    severities = stated.get("severity", {})
    if not isinstance(severities, dict):
        raise _wrong("severity", 'a table such as BAG-013 = "note"', place_of)
    return Settings(
        place=place,
        select=_words(stated, "select", place_of),
        ignore=_words(stated, "ignore", place_of),
        severity={code: level(str(word), f"{place} [validate.severity] {code}") for code, word in severities.items()},
        fail_on=level(str(stated["fail-on"]), f"{place_of} fail-on") if "fail-on" in stated else None,
        report=_word(stated, "report", place_of),
        jobs=_number(stated, "jobs", place_of, least=1, most=MOST_JOBS),
        deadline=_seconds(stated, "deadline", place_of),
        memory=_number(stated, "memory", place_of, least=LEAST_MEMORY),
    )


def _mapping(value: object, place: str, known: Sequence[str]) -> dict[str, Any]:
    """Return a table in which only known keys stand.

    Raises:
        UsageError: It is no table, or holds another key.
    """
    if not isinstance(value, dict):
        raise UsageError("is no table", where=place, hint=f"Known keys: {', '.join(known)}")
    for key in value:
        if key not in known:
            raise UsageError(f"there is no setting {key!r}", where=place, hint=f"Known: {', '.join(known)}")
    return value


def _words(stated: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    """Return a list of strings."""
    value = stated.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _wrong(key, 'a list of strings, such as ["BAG", "NINJS-001"]', place)
    return tuple(value)


def _word(stated: Mapping[str, Any], key: str, place: str) -> str:
    """Return a string."""
    value = stated.get(key, "")
    if not isinstance(value, str):
        raise _wrong(key, "a string", place)
    return value


def _number(stated: Mapping[str, Any], key: str, place: str, *, least: int, most: int | None = None) -> int | None:
    """Return a whole number."""
    value = stated.get(key)
    if value is None:
        return None
    if type(value) is not int or value < least or (most is not None and value > most):  # TOML's true is an int, too
        raise _wrong(key, f"a whole number from {least}" + (f" to {most}" if most is not None else ""), place)
    return value


def _seconds(stated: Mapping[str, Any], key: str, place: str) -> float | None:
    """Return a time."""
    value = stated.get(key)
    if value is None:
        return None
    if type(value) not in (int, float) or not 0 <= value <= LONGEST:
        raise _wrong(key, f"a number of seconds from 0 to {LONGEST}", place)
    return float(value)


def _wrong(key: str, kind: str, place: str) -> UsageError:
    """Say that a value is of the wrong kind."""
    return UsageError(f"{key} must be {kind}", where=place)
