"""`archive store list`: every object, its versions and its headline, as they are read."""

import json
from typing import Any

import click

from archive.cli._command import Command
from archive.cli._store import opened, store_argument
from archive.cli._talk import pour, say, show
from archive.cli._tell import counted, row
from archive.errors import ArchiveError, StoreError
from archive.model.article import Article
from archive.model.values import PubStatus
from archive.repository import articles
from archive.repository.objects import Held


@click.command(
    name="list",
    cls=Command,
    short_help="List the articles and how many versions there are.",
    examples=("archive store list news", "archive store list news --json"),
)
@store_argument
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each article.")
def command(store: str, as_json: bool) -> int:  # noqa: FBT001  click passes a flag by name
    """List the articles in STORE, in the order of their folders.

    An object that cannot be read is named, and the others are listed all the same.
    """
    root = opened(store)
    total = versions = failed = 0
    for home in root.homes():
        try:
            held = root.at(home)
            if held is None:
                continue
            article = articles.article(root, held)
        except ArchiveError as error:
            say(f"failed: {error}")
            failed += 1
            continue
        total, versions = total + 1, versions + len(held.inventory.versions)
        if as_json:
            pour((json.dumps(_plain(held, article), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
        else:
            show("\n".join(_told(held, article)))
    if not as_json:
        show(
            f"{counted(total, 'article')}, {counted(versions, 'version')}{f', {failed:,} that cannot be read' if failed else ''}"
        )
    return StoreError.exit_code if failed else 0


def _told(held: Held, article: Article | None) -> list[str]:
    """Return an article for people."""
    status = f" ({article.pub_status.value})" if article and article.pub_status is not PubStatus.USABLE else ""
    headline = article.headline or "without headline" if article else "no bundle of this program"
    return [held.inventory.id, *row(counted(len(held.inventory.versions), "version"), headline + status, label_width=12)]


def _plain(held: Held, article: Article | None) -> dict[str, Any]:
    """Return an article for programs, the same keys for each."""
    return {
        "id": held.inventory.id,
        "head": held.head,
        "versions": len(held.inventory.versions),
        "folder": held.home,
        "article-version": article.version if article else None,
        "status": article.pub_status.value if article else None,
        "headline": article.headline if article else None,
    }
