"""The one place where an outcome becomes an exit code.

click's own codes collide with ours (an uncaught exception and Ctrl-C are 1, our code of "findings"), so click runs in its
non-standalone mode and this module decides. SIGTERM is turned into an exception, so that a begun write is discarded before
the process ends. A bug is reported as one, with code 70; the broad `except` below and the one in `runners/attempts.py` see to it.
"""

import gc
import os
import signal
import sys
import traceback
from types import FrameType
from typing import Final

import click

from archive.cli._talk import say
from archive.errors import ArchiveError, StoreError
from archive.product import NAME, VERSION

INTERRUPTED: Final = 130  # 128 + SIGINT
TERMINATED: Final = 143  # 128 + SIGTERM
CLOSED_PIPE: Final = 141  # 128 + SIGPIPE
BUG: Final = 70  # EX_SOFTWARE
_GARBAGE: Final = 200_000  # new objects before the next look


class Terminated(BaseException):
    """SIGTERM arrived."""


def run(command: click.Command) -> None:
    """Call the command with the words of the command line, and end the process."""
    signal.signal(signal.SIGTERM, _raise_terminated)
    gc.set_threshold(_GARBAGE)  # what is read stays: looking for garbage in it costs a fifth of judging 20,000 files
    code = _outcome(command)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = CLOSED_PIPE if isinstance(error, BrokenPipeError) else StoreError.exit_code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()  # all that is left goes with the process: nobody has to look through it for garbage
    sys.exit(code)


def _raise_terminated(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def _outcome(command: click.Command) -> int:
    """Call the command and return the exit code."""
    try:
        return int(command.main(standalone_mode=False, prog_name="archive") or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ArchiveError as error:
        say(f"archive: {error}")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("archive: interrupted; what was begun is discarded")
        return INTERRUPTED
    except Terminated:
        say("archive: terminated; what was begun is discarded")
        return TERMINATED
    except (BrokenPipeError, SystemExit):  # click itself leaves only when the reader of our output is gone
        return CLOSED_PIPE
    except Exception:  # noqa: BLE001  the one place: a bug must not look like a verdict
        say(f"archive: this is a bug in {NAME} {VERSION}, please report it with the lines below\n{traceback.format_exc()}")
        return BUG
