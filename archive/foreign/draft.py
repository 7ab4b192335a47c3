"""An Article in the making, read from another writer's document: fields with their origins, findings, and what is left over.

A field is filled only by what the document states. What is no value of the model is kept as it is under its path in the
provenance and reported; the number of such statements is bounded, because the original has them all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule
from archive.foreign import rules
from archive.foreign.dates import earliest, latest, stated
from archive.foreign.trace import Left
from archive.formats import Imported, Reading
from archive.markup.display import excerpt
from archive.model.article import Article
from archive.model.characters import FORBIDDEN, LANGUAGE
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import FieldOrigin, Origin, Unmapped
from archive.naming import source_urn

_MOST: Final = 200


class Draft:
    """What is known so far.

    Attributes:
        fields: Field of the Article -> value.
        findings: What the document is to be told of.
        notes: What was changed in reading, as sentences.
        unmapped: What the record has no field for.
    """

    def __init__(self, *, basic_dates: bool = False) -> None:
        """Begin; with `basic_dates` the standard wants dates in the basic form of ISO 8601."""
        self._basic_dates = basic_dates
        self.fields: dict[str, Any] = {}
        self.findings: list[Finding] = []
        self.notes: list[str] = []
        self._basis: dict[str, str] = {}
        self._known: dict[str, set[Any]] = {}
        self.unmapped: list[Left] = []

    def find(self, rule: Rule, where: Place, /, **facts: str | int) -> None:
        """Report something; texts are cut to what a message can hold."""
        told = {name: excerpt(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        self.findings.append(rule.at(where, **told))

    def state(self, field: str, value: Any, basis: str = "") -> None:
        """Fill a field, unless the value says nothing."""
        if value not in (None, "", ()):
            self.fields[field] = value
            self._basis[field] = basis

    def add(self, field: str, *values: Any, basis: str = "") -> None:
        """Add values to a field of several."""
        known = self._known.setdefault(field, set())
        new = tuple(value for value in dict.fromkeys(values) if value not in known)
        known.update(new)
        self.state(field, (*self.fields.get(field, ()), *new), basis)

    def keep(self, left: Iterable[Left]) -> None:
        """Keep statements that the record has no field for."""
        self.unmapped += left

    def keep_one(self, path: str, value: str, where: Place) -> None:
        """Keep one statement."""
        if value:
            self.unmapped.append(Left(path, value, where))

    def _keep_told(self, path: str, value: str, where: Place) -> None:
        """Keep a statement of which a finding has told."""
        if value:
            self.unmapped.append(Left(path, value, where, told=True))

    def date(self, field: str, text: str, where: Place, *, instant: bool = False) -> PartialDate | None:
        """Read a date and say what was the matter with it; the caller fills the field.

        Args:
            field: What to call it in messages.
            text: The date as stated.
            where: Place of the statement.
            instant: Only a time with a zone will do.
        """
        found = stated(text, instant=instant, basic=self._basic_dates)
        if found.problem:
            self.find(rules.DATE_UNREAD, where, name=field, value=text, problem=found.problem)
            self._keep_told(where.pointer or field, text, where)
        elif found.changed and found.date is not None:
            self.find(rules.DATE_CHANGED, where, name=field, value=text, read=found.date.value)
        return found.date

    def language(self, tag: str, where: Place) -> str:
        """Return a language tag, "" when it is none, which is reported."""
        if tag and not LANGUAGE.fullmatch(tag):
            self.invalid("the language", tag, "it is no language tag of BCP 47", where)
            return ""
        return tag

    def invalid(self, name: str, value: str, problem: str, where: Place) -> None:
        """Report and keep a value that its field cannot have."""
        self.find(rules.INVALID, where, name=name, value=value, problem=problem)
        self._keep_told(where.pointer or name, value, where)

    def merge(self, inner: "Draft", basis: str, path: str) -> None:
        """Take what another draft has and this one has not; what both have and is not the same is kept."""
        for field, value in inner.fields.items():
            if field not in self.fields:
                self.state(field, value, basis)
            elif isinstance(value, tuple):
                missing = [one for one in value if one not in self.fields[field]]
                self.unmapped += [Left(f"{path}#{field}", _plain(one), Place(pointer=path)) for one in missing]
            elif value != self.fields[field]:
                self.unmapped.append(Left(f"{path}#{field}", _plain(value), Place(pointer=path)))
        self.findings += inner.findings
        self.notes += inner.notes
        self.unmapped += inner.unmapped

    def finished(
        self, source: Source, reading: Reading, *, importer: str, media_type: str, number: int = 0, encoding: str = ""
    ) -> Imported:
        """Return the Article.

        Args:
            source: The document.
            reading: What the caller states about it.
            importer: Name of the importer.
            media_type: What the document is.
            number: Its place among several in one source, from 1; 0 when it is alone.
            encoding: How its characters are encoded, "" when the document says so itself.

        Raises:
            SourceError: What was read is no article.
        """
        if not self.fields.get("id"):
            self.find(rules.NO_IDENTIFIER, Place())
            self.fields["id"] = source_urn(f"{source.sha256()}#{number}" if number else source.sha256())
        if "version_created" not in self.fields:
            self.notes.append("the version was given the time of reading, because the source states none")
        if not self.fields.get("bodies"):
            self.find(rules.NO_TEXT, Place())
        self._settle_order()
        try:
            provenance = source.provenance(importer, reading.at, media_type=media_type, encoding=encoding, **self._account())
            article = Article(**{"version_created": reading.at, **self.fields}, provenance=provenance)
        except ValueError as error:
            hint = "Mend the document, or archive its text"
            raise SourceError(f"the document is no article: {error}", where=source.where, hint=hint) from None
        return Imported(article=article, findings=(*self.findings, *self._unmapped_findings()))

    def _settle_order(self) -> None:
        """Leave out dates that contradict the date of the version, or of the creation; which of two is wrong nobody knows."""
        for name, limit, problem in (
            ("first_created", "version_created", "it is later than the version that states it"),
            ("content_created", "version_created", "it is later than the version that states it"),
            ("content_modified", "version_created", "it is later than the version that states it"),
            ("content_modified", "content_created", "it is not later than the creation"),
        ):
            date, other = self.fields.get(name), self.fields.get(limit)
            if date is None or other is None:
                continue
            if earliest(date) > latest(other) if limit == "version_created" else latest(date) <= earliest(other):
                self.find(rules.INVALID, Place(), name=name, value=date.value, problem=f"{problem} ({other.value})")
                self._keep_told(name, date.value, Place())
                del self.fields[name], self._basis[name]

    def _account(self) -> dict[str, Any]:
        """Return what the provenance says of the fields, of the reading, and of what is left over."""
        origins = [
            FieldOrigin(field=field, origin=Origin.EXPLICIT, basis=self._basis[field])
            for field in self.fields
            if field in self._basis
        ]
        more = len(self.unmapped) - _MOST
        notes = [*self.notes, f"{more} more statements without a field are only in the original"] if more > 0 else self.notes
        unmapped = [
            Unmapped(path=FORBIDDEN.sub("\ufffd", left.path), value=FORBIDDEN.sub("\ufffd", left.value))
            for left in self.unmapped[:_MOST]
        ]
        return {"origins": origins, "notes": dict.fromkeys(notes), "unmapped": unmapped}

    def _unmapped_findings(self) -> list[Finding]:
        """Say once for each kind of statement that it has no field."""
        counts: Counter[str] = Counter()
        first: dict[str, Place] = {}
        for left in (one for one in self.unmapped if not one.told):
            kind = _without_numbers(left.path)
            counts[kind] += 1
            first.setdefault(kind, left.where)
        return [rules.UNMAPPED.at(replace(first[kind]), path=excerpt(kind, 120), count=count) for kind, count in counts.items()]


def _without_numbers(path: str) -> str:
    """Return a path without the positions in it."""
    return "".join(part.partition("]")[2] if n else part for n, part in enumerate(path.split("[")))


def _plain(value: Any) -> str:
    """Return a value of the model as text."""
    return str(getattr(value, "value", None) or getattr(value, "name", None) or getattr(value, "text", None) or value)
