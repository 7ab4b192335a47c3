"""`archive store show`: one version of an article, what it says and which files it has."""

import json
from collections.abc import Iterator
from typing import Any

import click

from archive.cli._article import tell_article
from archive.cli._command import Command
from archive.cli._store import chosen, identifier_argument, opened, store_argument, tell_version, version_option
from archive.cli._talk import pour, show
from archive.cli._tell import counted, size
from archive.model.record import encode
from archive.repository import articles, objects
from archive.repository.objects import Held
from archive.repository.root import Root

_DIGITS = 16  # of a digest, enough to tell files apart


@click.command(
    name="show",
    cls=Command,
    short_help="Show an article and its files, in any version.",
    examples=(
        "archive store show news urn:newsml:example.org:2026:ferry",
        "archive store show news urn:newsml:example.org:2026:ferry --version 1 --json",
    ),
)
@store_argument
@identifier_argument
@version_option
@click.option("--json", "as_json", is_flag=True, help="Print record, files and whole digests as JSON.")
def command(store: str, identifier: str, version: int | None, as_json: bool) -> int:  # noqa: FBT001  click passes a flag by name
    """Show what the article ID says in STORE, and its files; in any version.

    ID is an identifier or how one begins.
    """
    root = opened(store)
    held, name = chosen(root, identifier, version)
    if as_json:
        pour((json.dumps(_plain(root, held, name), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))
        return 0
    show(held.inventory.id)
    for line in tell_version(held, name):
        show(line)
    article = articles.article(root, held, name)
    for line in tell_article(article) if article else ["  what is kept is no bundle of this program"]:
        show(line)
    for line in _files(root, held, name):
        show(line)
    return 0


def _files(root: Root, held: Held, version: str) -> Iterator[str]:
    """Yield a line for each file: size, the first digits of its digest, logical path."""
    tree = objects.version_tree(root.place, held, version)
    digests = objects.digests_of(held, version)
    total = sum(blob.size for blob in tree.entries.values())
    yield f"{counted(len(tree.entries), 'file')}, {size(total)}, by {held.inventory.digest_algorithm}"
    for path, blob in tree.entries.items():
        yield f"  {size(blob.size):>12}  {digests[path][:_DIGITS]}…  {path}"


def _plain(root: Root, held: Held, name: str) -> dict[str, Any]:
    """Return a version for programs."""
    version = held.inventory.versions[name]
    article = articles.article(root, held, name)
    tree = objects.version_tree(root.place, held, name)
    digests = objects.digests_of(held, name)
    return {
        "id": held.inventory.id,
        "head": held.head,
        "version": name,
        "created": version.created,
        "message": version.message,
        "user": version.user and {"name": version.user.name, "address": version.user.address},
        "folder": held.home,
        "digest-algorithm": held.inventory.digest_algorithm,
        "files": {path: {"bytes": blob.size, "digest": digests[path]} for path, blob in tree.entries.items()},
        "article": article and encode(article),
    }
