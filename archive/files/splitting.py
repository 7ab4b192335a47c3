"""Splits a Tree into those of folders in it, in one pass over its paths."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.files.safepaths import parents
from archive.model.tree import Blob, Oddity, Tree


def split(tree: Tree, homes: Iterable[str]) -> Iterator[tuple[str, Tree]]:
    """Yield each of the folders `homes` with what lies below it, as a Tree of its own; none of them lies in another."""
    inside: dict[str, tuple[dict[str, Blob], list[Oddity], list[str]]] = {home: ({}, [], []) for home in homes}

    def home_of(path: str) -> str:
        return next((folder for folder in parents(path) if folder in inside), "")

    for path in tree.entries:
        if home := home_of(path):
            inside[home][0][path.removeprefix(f"{home}/")] = tree.entries[path]
    for oddity in tree.oddities:
        if home := home_of(oddity.path):
            inside[home][1].append(replace(oddity, path=oddity.path.removeprefix(f"{home}/")))
    for folder in tree.folders:
        if home := home_of(folder):
            inside[home][2].append(folder.removeprefix(f"{home}/"))
    for home, (entries, oddities, folders) in inside.items():
        yield home, Tree(entries=entries, oddities=tuple(oddities), folders=tuple(folders), container=tree.container)
