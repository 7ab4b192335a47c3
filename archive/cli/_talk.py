"""Talk on standard error: messages for people, made safe for a terminal.

Standard output is for results only. Whatever comes from the input is shown with its control and bidi characters visible.
"""

import click

from archive.markup.display import visible


def say(text: str) -> None:
    """Write a message to standard error, line by line made safe."""
    for line in text.splitlines():
        click.echo(visible(line), err=True)
