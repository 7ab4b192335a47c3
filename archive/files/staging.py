"""A folder for what is made on the way to something else: beside the result, and gone when the block ends, however it ends.

Its name is that of temporary things, so what a killed process leaves is swept by the next writer in that folder.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.errors import StoreError
from archive.files import publishing, temporaries


@contextlib.contextmanager
def beside(place: Path) -> Iterator[Path]:
    """Give an empty folder beside `place`.

    Raises:
        StoreError: The system refused.
    """
    publishing.make_folder(place.parent)
    temporaries.sweep_once(place.parent.absolute())
    folder = temporaries.beside(place)
    try:
        with publishing.storing(folder):
            folder.mkdir()
    except FileExistsError as error:
        raise StoreError("there is something of that name", where=str(folder), hint="Remove it") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
