"""OCFL objects and storage roots made by hand, byte by byte, without the code under test."""

import copy
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from archive.findings import Finding, Severity, Skipped
from archive.model.tree import Blob, Tree
from archive.validators.ocfl import VALIDATOR

Files = dict[str, bytes]
Edit = Callable[[dict[str, Any]], object]
STORY = {"story.txt": b"The harbour opens again on Monday.\n"}
CORRECTED = {"story.txt": b"The harbour opens again on Tuesday.\n", "note.txt": b"Corrected.\n"}
USER = {"name": "Anna Muster", "address": "mailto:anna@example.org"}
ID = "urn:example:harbour"


def digest(data: bytes, algorithm: str = "sha512") -> str:
    """Return a digest, plainly."""
    return hashlib.new(algorithm, data).hexdigest()


def inventories(
    states: list[Mapping[str, bytes]],
    *,
    spec: str = "1.1",
    names: tuple[str, ...] = (),
    algorithms: tuple[str, ...] = (),
    content: str = "content",
) -> tuple[list[dict[str, Any]], Files]:
    """Return the inventory of each version as a JSON value, and the content.

    Args:
        states: The files of each version.
        spec: The version of OCFL.
        names: The names of the versions; v1, v2, ... when none are given.
        algorithms: That of each version's inventory.
        content: The name of the content folder.
    """
    names = names or tuple(f"v{number}" for number in range(1, len(states) + 1))
    made: list[dict[str, Any]] = []
    files: Files = {}
    for number, state in enumerate(states):
        for path, data in state.items():
            if data not in files.values():
                files[f"{names[number]}/{content}/{path}"] = data
        algorithm = algorithms[number] if algorithms else "sha512"
        made.append(
            {
                "id": ID,
                "type": f"https://ocfl.io/{spec}/spec/#inventory",
                "digestAlgorithm": algorithm,
                "head": names[number],
                **({"contentDirectory": content} if content != "content" else {}),
                "manifest": _block(files, algorithm),
                "versions": {
                    name: {
                        "created": f"2026-11-{20 + n:02}T09:30:00Z",
                        "message": f"Version {n + 1}",
                        "user": dict(USER),
                        "state": _block(states[n], algorithm),
                    }
                    for n, name in enumerate(names[: number + 1])
                },
            }
        )
    return made, files


def _block(files: Mapping[str, bytes], algorithm: str) -> dict[str, list[str]]:
    """Return digest -> paths."""
    block: dict[str, list[str]] = {}
    for path, data in files.items():
        block.setdefault(digest(data, algorithm), []).append(path)
    return block


def put(files: Files, folder: str, inventory: dict[str, Any]) -> None:
    """Write an inventory and its digest into a folder."""
    data = (json.dumps(inventory, indent=2, ensure_ascii=False) + "\n").encode()
    files[f"{folder}inventory.json"] = data
    algorithm = inventory.get("digestAlgorithm", "sha512")
    files[f"{folder}inventory.json.{algorithm}"] = f"{digest(data, algorithm)} inventory.json\n".encode()


def obj(
    *states: Mapping[str, bytes],
    edit: Edit | None = None,
    older: Mapping[str, Edit] | None = None,
    extra: Mapping[str, bytes] | None = None,
    **how: Any,
) -> Files:
    """Return path -> content of an object.

    Args:
        states: The files of each version; one version with a story when none are given.
        edit: Changes the newest inventory, in the folder of the object and in that of the version.
        older: Version -> what changes its own inventory.
        extra: Files that are put there at the end.
        how: As `inventories` takes it.
    """
    made, files = inventories(list(states) or [STORY], **how)
    newest = copy.deepcopy(made[-1])
    if edit is not None:
        edit(newest)
    names = list(made[-1]["versions"])
    for name, inventory in zip(names, made, strict=True):
        if name in (older or {}):
            older[name](inventory)  # type: ignore[index]
        put(files, f"{name}/", newest if name == names[-1] else inventory)
    put(files, "", newest)
    spec = how.get("spec", "1.1")
    files[f"0=ocfl_object_{spec}"] = f"ocfl_object_{spec}\n".encode()
    return files | dict(extra or {})


def without(files: Files, *paths: str) -> Files:
    """Return the files without some, and without what lies below folders of that name."""
    return {path: data for path, data in files.items() if not path.startswith(paths)}


def root(objects: Mapping[str, Files] | None = None, spec: str = "1.1", **extra: bytes) -> Files:
    """Return path -> content of a storage root."""
    files: Files = {f"0=ocfl_{spec}": f"ocfl_{spec}\n".encode()}
    for folder, inside in (objects or {}).items():
        files |= {f"{folder}/{path}": data for path, data in inside.items()}
    return files | {path.replace("__", "/"): data for path, data in extra.items()}


def tree(files: Mapping[str, bytes], **more: Any) -> Tree:
    """Return a Tree of bytes in memory."""
    return Tree(entries={path: Blob.of(data) for path, data in files.items()}, **more)


def verdicts(subject: Tree | Mapping[str, bytes], validator: Any = VALIDATOR) -> list[Finding | Skipped]:
    """Return what the judge of objects says, or another one."""
    return list(validator.check(subject if isinstance(subject, Tree) else tree(subject)))


def codes(subject: Tree | Mapping[str, bytes], validator: Any = VALIDATOR) -> set[str]:
    """Return the codes of what a judge finds."""
    return {item.rule.code for item in verdicts(subject, validator) if isinstance(item, Finding)}


def errors(subject: Tree | Mapping[str, bytes], validator: Any = VALIDATOR) -> set[str]:
    """Return the codes of the errors that a judge finds."""
    found = verdicts(subject, validator)
    return {item.rule.code for item in found if isinstance(item, Finding) and item.rule.severity is Severity.ERROR}
