"""Names in WordprocessingML, told by their local part, because the transitional and the strict form differ in nothing else."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """Return the local name."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute by its local name, "" when there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of a name, and so on down the path; None when there is none."""
    for name in path:
        element = None if element is None else next((each for each in element if local(each) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """Return the `val` attribute of the element at the end of the path, "" when there is none."""
    return attribute(child(element, *path), "val")


def is_on(element: etree._Element | None, name: str) -> bool:
    """Tell whether a toggle such as `b` is there and not switched off (ECMA-376-1, 17.17.4)."""
    toggle = child(element, name)
    return toggle is not None and attribute(toggle, "val").lower() not in ("0", "false", "off", "none")


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name at any depth, in order."""
    return (each for each in element.iterdescendants() if local(each) == name)
