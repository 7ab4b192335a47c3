"""A ninjs document under judgement: its value, its series, and where everything stands in its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from archive.findings import Finding, Place, Rule
from archive.markup.jsonplaces import Places, pointer
from archive.ninjs.terms import PLAIN, RECORD, XHTML, Item
from archive.ninjs.versions import old_name, series, stated_version

_FORMS: Final = {"xhtml": XHTML, "text": PLAIN, "html": "text/html"}


class BodyEntry(NamedTuple):
    """A body as the document has it; a count is None where there is none."""

    path: tuple[str | int, ...]
    media_type: str
    value: str
    characters: object
    words: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A document and its text."""

    document: Item
    places: Places
    series: int

    @classmethod
    def of(cls, document: Item, text: str) -> "Subject":
        """Return the subject of a parsed document and the text that it was parsed from."""
        return cls(document=document, places=Places(text), series=series(document))

    @property
    def stated(self) -> str:
        """The version that the document states, "" when it states none."""
        return stated_version(self.document)

    @property
    def is_ours(self) -> bool:
        """True when the document has the carrier of this program."""
        ids = self.document.get(self.slot("altIds"))
        if isinstance(ids, list):
            return any(isinstance(entry, dict) and entry.get("role") == RECORD for entry in ids)
        return isinstance(ids, dict) and RECORD in ids

    def slot(self, name: str) -> str:
        """Return what a slot of the document is called, by its name in 3.x."""
        return name if self.series == 3 else old_name(name)

    def find(self, rule: Rule, path: Sequence[str | int], /, **facts: str | int) -> Finding:
        """Return the finding that `rule` is broken at `path`."""
        line, column = self.places.find(path)
        return rule.at(Place(line=line, column=column, pointer=pointer(path)), **facts)

    def bodies(self) -> Iterator[BodyEntry]:
        """Yield the bodies that are text."""
        if self.series == 1:
            for name, value in self.document.items():
                stem, _, form = name.partition("_")
                if stem == "body" and isinstance(value, str):
                    counts = self._counts(self.document) if form in _FORMS else (None, None)
                    yield BodyEntry((name,), _FORMS.get(form.partition("_")[0], form), value, *counts)
            return
        entries = self.document.get("bodies")
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("value"), str):
                kind = entry.get(self.slot("contentType"))
                yield BodyEntry(("bodies", n), kind if isinstance(kind, str) else "", entry["value"], *self._counts(entry))

    def _counts(self, entry: Item) -> tuple[Any, Any]:
        """Return the counts that an object states."""
        return entry.get(self.slot("charCount")), entry.get(self.slot("wordCount"))
