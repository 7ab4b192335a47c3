"""`archive store log`: the versions of an article, the newest first, and what each changed."""

import textwrap
from collections.abc import Iterator

import click

from archive.cli._article import plain
from archive.cli._command import Command
from archive.cli._store import chosen, identifier_argument, opened, store_argument, tell_version
from archive.cli._talk import show
from archive.cli._tell import counted, row
from archive.model.article import Article
from archive.repository import articles, changes, objects
from archive.repository.objects import Held

_WIDTH = 80
_LABEL = 20


@click.command(
    name="log",
    cls=Command,
    short_help="Show the versions of an article and what changed.",
    examples=("archive store log news urn:newsml:example.org:2026:ferry",),
)
@store_argument
@identifier_argument
def command(store: str, identifier: str) -> int:
    """Show the versions of the article ID in STORE, the newest first, and what each changed: fields, text and files.

    ID is an identifier or how one begins.
    """
    root = opened(store)
    held, _ = chosen(root, identifier, None)
    show(held.inventory.id)
    names = list(held.inventory.versions)
    later = articles.article(root, held, names[-1])
    for before, name in zip((*reversed(names[:-1]), ""), reversed(names), strict=True):
        for line in tell_version(held, name):
            show(line)
        earlier = articles.article(root, held, before) if before else None
        for line in _changed(held, before, name, earlier, later) if before else _begun(held, name, later):
            show(line)
        later = earlier
    return 0


def _begun(held: Held, name: str, article: Article | None) -> Iterator[str]:
    """Yield what the first version holds."""
    if article is not None:
        yield from row("headline", article.headline or "none", label_width=_LABEL)
    yield from row("files", counted(len(objects.digests_of(held, name)), "file"), label_width=_LABEL)


def _changed(held: Held, before: str, name: str, earlier: Article | None, later: Article | None) -> Iterator[str]:
    """Yield what a version changed."""
    if earlier is not None and later is not None:
        for field, old, new in changes.fields(earlier, later):
            yield from row(field.replace("_", "-"), f"{_value(old)} → {_value(new)}", label_width=_LABEL)
        lines = changes.text(earlier, later)
        if lines:
            yield "  text"
        elif changes.structure(earlier, later):
            yield from row("text", "the same words, laid out in another way", label_width=_LABEL)
        for line in lines:
            yield from textwrap.wrap(
                line[1:], _WIDTH, initial_indent=f"    {line[0]} ", subsequent_indent=" " * 6, break_on_hyphens=False
            )
    added, differing, gone = changes.files(objects.digests_of(held, before), objects.digests_of(held, name))
    told = [(len(added), "new"), (len(differing), "changed"), (len(gone), "gone")]
    yield from row("files", ", ".join(f"{number} {word}" for number, word in told if number), label_width=_LABEL)


def _value(value: object) -> str:
    """Return a value of a field for people."""
    return "nothing" if value is None else plain(value)
