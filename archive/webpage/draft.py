"""What is gathered while a page or feed is read: fields of the record, where they come from, what has none, what is wrong.

Fields are those of the Article by name, with values of the model; whoever makes the Article adds what only it can know
(identifier, instants, the source). Text that no archive can carry is replaced here, at the last moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.findings import Finding
from archive.model.characters import FORBIDDEN
from archive.model.values import FieldOrigin, Origin, Unmapped


@dataclass(slots=True)
class Draft:
    """What was gathered.

    Attributes:
        fields: Fields by name.
        origins: The grounds of fields.
        notes: What was changed, as sentences.
        unmapped: What has no field.
        findings: What is wrong.
        others: Further addresses of a picture, by the one that its Figure gives, the best first.
        encoding: The encoding that was read.
        is_article: True when the page calls itself an article, or has the text of one.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    origins: list[FieldOrigin] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    encoding: str = ""
    is_article: bool = False

    def put(self, name: str, value: Any, basis: str, origin: Origin = Origin.EXPLICIT) -> None:
        """Fill a field and say on what ground."""
        self.fields[name] = value
        self.ground(name, basis, origin)

    def ground(self, name: str, basis: str, origin: Origin = Origin.EXPLICIT) -> None:
        """Say on what ground a field or a part of one was filled."""
        self.origins.append(FieldOrigin(field=name, origin=origin, basis=archivable(basis)))

    def keep(self, path: str, values: Iterable[str]) -> None:
        """Keep what has no field."""
        self.unmapped += (Unmapped(path=archivable(path), value=archivable(value)) for value in values)


def archivable(text: str) -> str:
    """Return text in which what no archive can carry is U+FFFD."""
    return FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
