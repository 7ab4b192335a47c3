"""Loads a library that is heavy or optional at the moment it is needed, or says how to install it.

The house has no imports hidden in functions; this is the one door. A library that only some work needs (language detection,
a web page reader, a PDF engine) is asked for here, so that `archive --help` does not pay for it and its absence is one clear
InstallationError instead of a traceback.
"""

import importlib
import importlib.util
from types import ModuleType

from archive.errors import InstallationError
from archive.product import NAME


def load(module: str, extra: str = "") -> ModuleType:
    """Import `module`, which the extra named `extra` installs ("" when it is an ordinary dependency).

    Raises:
        InstallationError: The module is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = f"{NAME}[{extra}]" if extra else NAME
        raise InstallationError(
            f"{module} is not installed ({error})", hint=f"Install it with: pip install '{package}'"
        ) from error


def present(module: str) -> bool:
    """Tell whether `module` could be imported, without importing it."""
    return importlib.util.find_spec(module) is not None
