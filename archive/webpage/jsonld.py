"""JSON-LD in a page -> its nodes, as leniently as search engines read it, and never with a guess at what broken JSON meant.

A block may be wrapped in a comment or CDATA, end with a semicolon and hold raw line feeds in strings. Nodes are found in
`@graph`, in lists and inside `mainEntity` and `mainEntityOfPage`. A block that is no JSON even so is counted as broken.

It knows no vocabulary but the names of article types; contexts are not fetched.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from archive.markup.safejson import MAX_DEPTH

Node: TypeAlias = dict[str, Any]

_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ARTICLES: Final = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
    "BackgroundNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "LiveBlogPosting", "Article", "Report",
    "BlogPosting",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedData:
    """The nodes of a page in order, and what is wrong with each block that could not be read."""

    nodes: tuple[Node, ...]
    broken: tuple[str, ...] = ()


def read_blocks(blocks: list[str]) -> LinkedData:
    """Read the content of the `script` elements of type `application/ld+json`."""
    nodes: list[Node] = []
    broken: list[str] = []
    for block in blocks:
        text = _WRAPPING.sub("", _WRAPPING.sub("", block, count=1), count=1).strip().rstrip(";").rstrip()
        if not text:
            continue
        try:
            value = json.loads(_SURROGATE.sub("\ufffd", text), strict=False)
        except json.JSONDecodeError as error:
            broken.append(f"{error.msg[:1].lower()}{error.msg[1:]} at line {error.lineno}, column {error.colno}")
        except (RecursionError, ValueError):
            broken.append("it nests too deep or holds a number that no reader can hold")
        else:
            nodes += _nodes(value, MAX_DEPTH)
    return LinkedData(nodes=tuple(nodes), broken=tuple(broken))


def article_nodes(nodes: tuple[Node, ...]) -> list[Node]:
    """Return the nodes that are articles, news articles first."""
    found = [(min(ranks), n, node) for n, node in enumerate(nodes) if (ranks := [_ARTICLES.index(t) for t in types(node)])]
    return [node for _, _, node in sorted(found, key=lambda entry: entry[:2])]


def types(node: Node) -> list[str]:
    """Return the types of a node that are types of articles, without the vocabulary's address."""
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    plain = (str(name).rpartition("/")[2] for name in names)
    return [name for name in plain if name in _ARTICLES]


def strings(value: Any, *, of: str = "name") -> list[str]:
    """Return the texts that a value stands for: itself, the entries of a list, the `of` of nodes; blanks at the ends removed."""
    if isinstance(value, list):
        return [text for entry in value for text in strings(entry, of=of)]
    if isinstance(value, dict):
        return strings(value.get(of, value.get("@value")), of=of) if of in value or "@value" in value else []
    if isinstance(value, str):
        text = " ".join(value.split())
        return [text] if text else []
    return []


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """Yield the nodes of a value in document order."""
    if depth <= 0:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(name), (list, dict)):
                yield from _nodes(value[name], depth - 1)
