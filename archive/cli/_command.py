"""A command whose help ends with examples, one per line, as they would be typed; and the kinds of path that commands take."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

SOURCE: Final = click.Path(exists=True, path_type=Path)
FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)


class Command(click.Command):
    """A click command with examples.

    Args:
        examples: Lines to show in a section of their own, behind the options; a line that ends with a backslash goes on.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples:
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")
