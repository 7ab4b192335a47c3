"""Content paths and logical paths: which ones are safe and do not contradict each other (OCFL 1.1, 3.5.2 and 3.5.3.1)."""

from collections.abc import Collection, Iterator

from archive.files.safepaths import parents


def has_bad_edge(path: str) -> bool:
    """Tell whether a path begins or ends with a slash."""
    return path.startswith("/") or path.endswith("/")


def has_bad_element(path: str) -> bool:
    """Tell whether an element of a path is empty or made of one or two dots."""
    return not path or "//" in path or ("." in path and not {".", ".."}.isdisjoint(path.split("/")))


def conflicts(paths: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each path that is also a folder of another one, and that other one."""
    folders = {folder: path for path in paths for folder in parents(path)}
    for path in paths:
        if path in folders:
            yield path, folders[path]
