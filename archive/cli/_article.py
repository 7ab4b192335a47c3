"""An Article for people: a row for each field, with its origin, and what is known of where it comes from."""

from typing import Final

from archive.cli._tell import row
from archive.model.article import Article
from archive.model.record import encode

_HIDDEN: Final = ("bodies", "provenance")
_LABEL: Final = 20


def tell_article(article: Article) -> list[str]:
    """Return the rows on an Article."""
    return [*_fields(article), *_content(article), *_provenance(article)]


def plain(value: object) -> str:
    """Return a record value as one readable line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {plain(item)}" if key not in ("value", "name") else plain(item) for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(plain, value))
    return str(value)


def _fields(article: Article) -> list[str]:
    """Return a row for each filled field, with its origin."""
    origins = {entry.field: entry.origin.value for entry in article.provenance.origins}
    record = encode(article)
    lines: list[str] = []
    if isinstance(record, dict):
        for name, value in record.items():
            if name not in _HIDDEN:
                origin = f" [{origins[name]}]" if name in origins else ""
                lines += row(name.replace("_", "-"), f"{plain(value)}{origin}", label_width=_LABEL)
    return lines


def _content(article: Article) -> list[str]:
    """Return a row on each body."""
    return [
        line
        for body in article.bodies
        for line in row(
            "body", f"{len(body.blocks)} blocks, {body.word_count} words, {body.char_count} characters", label_width=_LABEL
        )
    ]


def _provenance(article: Article) -> list[str]:
    """Return rows on the first source and on what was changed or could not be mapped."""
    provenance = article.provenance
    lines: list[str] = []
    if source := provenance.source:
        about = f"{source.name}, {source.media_type}, {source.size} bytes, {source.encoding or 'binary'}"
        lines += row("source", about, label_width=_LABEL) + row("source sha256", source.sha256, label_width=_LABEL)
    for note in provenance.notes:
        lines += row("note", note, label_width=_LABEL)
    for entry in provenance.unmapped:
        lines += row("not mapped", f"{entry.path}: {entry.value}", label_width=_LABEL)
    return lines
