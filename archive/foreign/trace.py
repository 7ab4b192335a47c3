"""Keeps account of what was read of an XML tree, so that everything else can be kept and reported, not lost silently.

A reader asks for texts and attributes through the trace. What nobody asked for is left: a whole element where nothing of it was
read, else its attributes, its own text and whatever is left of its children. Layout is no statement, nor is what only
serves schema processors.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from archive.findings import Place
from archive.model.characters import FORBIDDEN

_SPACES: Final = re.compile("[ \t\r\n]+")
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_NO_STATEMENT: Final = frozenset(
    {"{http://www.w3.org/XML/1998/namespace}space", "id", "{http://www.w3.org/XML/1998/namespace}id"}
)
_LONGEST: Final = 2_000


class Left(NamedTuple):
    """A statement that is not in a field; `told` when a finding of its own says why."""

    path: str
    value: str
    where: Place
    told: bool = False


def collapsed(text: str) -> str:
    """Return `text` on one line, every row of blanks as one, none at the ends."""
    return _SPACES.sub(" ", text).strip(" ")


def place(element: etree._Element) -> Place:
    """Return where an element is: its line, and its path in local names without positions, which would take long to count."""
    steps = [str(step.tag).rpartition("}")[2] for step in (element, *element.iterancestors())]
    return Place(line=element.sourceline, pointer="/" + "/".join(reversed(steps)))


def make_archivable(root: etree._Element) -> int:
    """Drop what no archive can carry (controls; returns become line feeds) from a tree, and return how much was dropped."""
    dropped = 0

    def mended(text: str) -> str:
        nonlocal dropped
        made, count = FORBIDDEN.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
        dropped += count
        return made

    for element in root.iter():
        if element.text and FORBIDDEN.search(element.text):
            element.text = mended(element.text)
        if element.tail and FORBIDDEN.search(element.tail):
            element.tail = mended(element.tail)
        for name, value in element.items():
            if FORBIDDEN.search(value):
                element.set(name, mended(value))
    return dropped


class Trace:
    """The account of one tree."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._alive = list(root.iter())  # lxml forgets elements that nobody holds, and their identity with them
        self._seen: set[etree._Element] = {root}
        self._texts: set[etree._Element] = set()
        self._attributes: set[tuple[etree._Element, str]] = set()
        self._taken: set[etree._Element] = set()

    def each(self, parent: etree._Element, path: str) -> list[etree._Element]:
        """Return the elements at a path of local names, of any namespace; they and those above them count as seen."""
        found = parent.findall("/".join(f"{{*}}{name}" for name in path.split("/")))
        for element in found:
            step: etree._Element | None = element
            while step is not None and step not in self._seen:
                self._seen.add(step)
                step = step.getparent()
        return found

    def first(self, parent: etree._Element, path: str) -> etree._Element | None:
        """Return the first element at a path that nobody has read, None when there is none; only it counts as seen."""
        found = parent.find("/".join(f"{{*}}{name}" for name in path.split("/")))
        if found is not None:
            self.see(found)
        return found

    def see(self, element: etree._Element) -> None:
        """Count an element, and those above it, as seen: of it, only what is not read is left."""
        step: etree._Element | None = element
        while step is not None and step not in self._seen:
            self._seen.add(step)
            step = step.getparent()

    def attribute(self, element: etree._Element, name: str) -> str:
        """Read an attribute, "" when there is none."""
        self._attributes.add((element, name))
        return collapsed(element.get(name, ""))

    def text(self, element: etree._Element | None) -> str:
        """Read the text of an element and all below it, on one line; "" when there is none."""
        if element is None:
            return ""
        self.see(element)
        for inner in element.iter():
            self._seen.add(inner)
            self._texts.add(inner)
        return collapsed("".join(str(part) for part in element.itertext()))

    def own_text(self, element: etree._Element) -> None:
        """Count the text between an element's children as read."""
        self.see(element)
        self._texts.add(element)

    def take(self, element: etree._Element) -> etree._Element:
        """Count an element as read with all that is in it."""
        self.see(element)
        self._taken.add(element)
        return element

    def left(self) -> Iterator[Left]:
        """Yield what nobody has read."""
        yield from self._left(self._root, place(self._root).pointer)

    def _left(self, element: etree._Element, pointer: str) -> Iterator[Left]:
        """Yield what is left of one element, whose path is known."""
        if element in self._taken:
            return
        where = Place(line=element.sourceline, pointer=pointer)
        if element not in self._seen:
            if value := _compact(element):
                yield Left(pointer, _excerpt(value), where)
            return
        for name, value in element.items():
            if (element, name) not in self._attributes and name not in _NO_STATEMENT and not str(name).startswith(_XSI):
                yield Left(f"{pointer}/@{str(name).rpartition('}')[2]}", _excerpt(str(value)), where)
        own = collapsed("".join([element.text or "", *(child.tail or "" for child in element)]))
        if own and element not in self._texts:
            yield Left(f"{pointer}/text()", _excerpt(own), where)
        names = [str(child.tag).rpartition("}")[2] for child in element]
        totals, numbers = Counter(names), Counter[str]()
        for name, child in zip(names, element, strict=True):
            numbers[name] += 1
            yield from self._left(child, f"{pointer}/{name}" + (f"[{numbers[name]}]" if totals[name] > 1 else ""))


def _compact(element: etree._Element) -> str:
    """Return an element as XML on one line, its text alone where it has nothing else."""
    if not len(element) and not element.attrib:
        return collapsed(element.text or "")
    return collapsed(re.sub(r'\s+xmlns(:\w+)?="[^"]*"', "", etree.tostring(element, encoding="unicode", with_tail=False)))


def _excerpt(text: str) -> str:
    """Return at most so much of a value as the provenance holds; the original has it all."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
