"""The index of a store: a SQLite file in which the newest version of every article is found by its words (FTS5).

It holds nothing that the objects do not say, is brought up to date before it is asked, and can be made again from the objects at
any time; nothing else needs it. What is written is a transaction of SQLite, so that a writer that is killed damages nothing, and
what is damaged all the same is thrown away. It never lies in the store, where a stranger's validator would wonder at it.

Scripts that put no blanks between words get an invisible mark behind each character, and so each is a word of its own.
"""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from archive.errors import ArchiveError, StoreError
from archive.files import publishing
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.repository import articles
from archive.repository.objects import Held
from archive.repository.root import Root

_FORM: Final = 1  # of the tables; another one is made anew
_TOGETHER: Final = 500  # objects of a transaction
_PATIENCE: Final = 60.0  # seconds to wait for another writer
_MARK: Final = "\u200b"
_UNSPACED: Final = re.compile("([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_COLUMNS: Final = "home, state, id, head, versions, created, status, language"
_TABLES: Final = (
    f"CREATE TABLE objects (number INTEGER PRIMARY KEY, {_COLUMNS}, UNIQUE (home))",
    "CREATE VIRTUAL TABLE words USING fts5 (id, headline, byline, text, tokenize = 'unicode61 remove_diacritics 2')",
)
_ENTER: Final = f"INSERT INTO objects ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  nothing of it is input
_ENTER_WORDS: Final = "INSERT INTO words (rowid, id, headline, byline, text) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What bringing an index up to date came to: how many objects were read, how many are gone, and what could not be read."""

    read: int
    gone: int
    failed: tuple[ArchiveError, ...]


class Index:
    """An open index, and a context manager that closes it.

    Args:
        file: Where it lies; what is no index, or a damaged one, is replaced.

    Raises:
        StoreError: It cannot be opened.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        publishing.make_folder(file.parent)
        try:
            self.link = _connected(file)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _BROKEN:
                raise _refused(file, error) from error
            forget(file)
            self.link = _connected(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.link.close()

    def renew(self, root: Root) -> Renewal:
        """Bring the index up to date; only objects that have changed are read.

        Raises:
            StoreError: The store cannot be gone through, or the index cannot be written.
        """
        with self.using():
            known = dict(self.link.execute("SELECT home, state FROM objects"))
        failed: list[ArchiveError] = []
        waiting: list[tuple[Held, str, Article | None]] = []
        read = 0
        for home, state in root.states():
            if known.pop(home, None) == state:
                continue
            try:
                held = root.at(home)
                if held is not None:
                    waiting.append((held, state, articles.article(root, held)))
                    read += 1
            except ArchiveError as error:
                failed.append(error)
            if len(waiting) == _TOGETHER:
                self._write(waiting)
                waiting.clear()
        self._write(waiting, known)
        return Renewal(read=read, gone=len(known), failed=tuple(failed))

    @contextlib.contextmanager
    def using(self) -> Iterator[None]:
        """Tell in our words what SQLite refuses.

        Raises:
            StoreError: It refused.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _refused(self._file, error) from error

    def _write(self, found: Iterable[tuple[Held, str, Article | None]], gone: Iterable[str] = ()) -> None:
        """Enter objects, and remove those that are gone, in one transaction.

        Raises:
            StoreError: The index cannot be written.
        """
        with self.using(), self.link:
            self.link.execute("BEGIN IMMEDIATE")
            for home in (*(held.home for held, _, _ in found), *gone):
                self.link.execute("DELETE FROM words WHERE rowid = (SELECT number FROM objects WHERE home = ?)", (home,))
                self.link.execute("DELETE FROM objects WHERE home = ?", (home,))
            for held, state, article in found:
                name = held.inventory.id.encode("utf-8", "backslashreplace").decode()  # a stranger's may hold half a character
                known = (held.home, state, name, held.head, len(held.inventory.versions), *_facts(article))
                number = self.link.execute(_ENTER, known).lastrowid
                self.link.execute(_ENTER_WORDS, (number, *map(spaced, (name, *_texts(article)))))


def forget(file: Path) -> None:
    """Remove an index, if there is one.

    Raises:
        StoreError: The system refused.
    """
    with publishing.storing(file):
        for name in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            name.unlink(missing_ok=True)


def spaced(text: str) -> str:
    """Return a text in which each character of a script without blanks is a word."""
    return _UNSPACED.sub(rf"\1{_MARK}", text)


def unspaced(text: str) -> str:
    """Return the text that `spaced` was given."""
    return text.replace(_MARK, "")


def sortable(moment: PartialDate) -> str:
    """Return an instant, or a date, as a text whose order is that of time; instants are in UTC."""
    return moment.instant().strftime("%Y-%m-%dT%H:%M:%SZ") if moment.has_time else moment.value


def _connected(file: Path) -> sqlite3.Connection:
    """Return a connection to an index that has its tables.

    Raises:
        sqlite3.DatabaseError: It is none, or cannot be opened.
    """
    with contextlib.ExitStack() as opened:
        link = opened.enter_context(contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)))
        link.execute("PRAGMA journal_mode = WAL")
        link.execute("PRAGMA synchronous = NORMAL")
        with link:
            link.execute("BEGIN IMMEDIATE")
            if link.execute("PRAGMA user_version").fetchone() != (_FORM,):
                for name in ("objects", "words"):
                    link.execute(f"DROP TABLE IF EXISTS {name}")
                for table in _TABLES:
                    link.execute(table)
                link.execute(f"PRAGMA user_version = {_FORM}")
        opened.pop_all()  # it stays open
    return link


def _facts(article: Article | None) -> tuple[str, str, str]:
    """Return when a version was made, its status and its language; empty for what states no article."""
    if article is None:
        return "", "", ""
    return sortable(article.version_created), article.pub_status.value, article.language


def _texts(article: Article | None) -> tuple[str, str, str]:
    """Return headline, byline and all other text of an article."""
    if article is None:
        return "", "", ""
    bylines = [text.value for text in article.bylines] or [party.name for party in article.creators]
    others = (text.value for text in (*article.headlines[1:], *article.descriptions))
    told = (*others, *(body.text for body in article.bodies), *article.keywords)
    return article.headline, ", ".join(bylines), "\n\n".join(told)


def _refused(file: Path, error: sqlite3.DatabaseError) -> StoreError:
    """Return the error that SQLite had."""
    hint = "Make it again: archive store find --rebuild"
    return StoreError(f"the index cannot be used ({error})", where=str(file), hint=hint)
