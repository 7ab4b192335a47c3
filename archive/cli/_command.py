"""A command whose help ends with examples, one per line, as they would be typed."""

from collections.abc import Sequence
from typing import Any

import click


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
