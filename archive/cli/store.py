"""`archive store`: a repository that keeps every version of every article; each of its commands is a module `store_<name>.py`."""

from typing import Final

from archive.cli._group import LazyGroup

COMMANDS: Final = {
    "init": "Make an empty store.",
    "add": "Add the articles of each SOURCE, new ones and new versions.",
    "list": "List the articles and how many versions there are.",
    "find": "Find articles by their words.",
    "audit": "Prove every byte of every version, and log it.",
    "heal": "Restore what is damaged or lost from another store.",
    "show": "Show an article and its files, in any version.",
    "log": "Show the versions of an article and what changed.",
    "export": "Give a bundle back, byte for byte, in any version.",
}

command = LazyGroup(
    name="store",
    summaries=COMMANDS,
    modules="archive.cli.store_",
    short_help="Keep every version of articles in an OCFL repository.",
    help="""Keep every version of every article in an OCFL 1.1 repository.

    Each command takes the STORE first: a folder, or s3://bucket/prefix. Each article is one object, and each of its versions is a
    whole bundle, of which only what is new takes room. Nothing is ever overwritten or removed.

    A first try: archive store init news, then archive store add news article.txt""",
)
