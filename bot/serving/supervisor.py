"""Keeping processes running, and stopping them together."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import structlog

log = structlog.get_logger()

PATIENCE = 10.0
"""Seconds that a process has to stop by itself before it is killed."""

STEADY = 10.0
"""Seconds after which a process counts as having started well."""

LONGEST_PAUSE = 30.0
"""Seconds between two attempts to start a process that keeps failing."""


@dataclass
class Program:
    """A process to keep running."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path
    process: asyncio.subprocess.Process | None = field(default=None, init=False)
    starts: int = field(default=0, init=False)
    """How often it has been started."""


class Supervisor:
    """Starts programs, starts them again when they end, and stops them together."""

    def __init__(self) -> None:
        self._programs: list[Program] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def start(self, program: Program) -> None:
        """Start a program and keep it running until `stop`."""
        self._programs.append(program)
        self._tasks.append(asyncio.create_task(self._keep(program), name=program.name))

    async def _keep(self, program: Program) -> None:
        pause = 0.0
        while not self._stopping:
            began = time.monotonic()
            try:
                await self._run(program)
            except OSError as error:
                # No room for its log, perhaps, or no memory; that may pass.
                log.error("cannot start", program=program.name, reason=error.strerror)
            if time.monotonic() - began >= STEADY:
                pause = 0.0
            await asyncio.sleep(pause)
            pause = min(max(1.0, pause * 2), LONGEST_PAUSE)

    async def _run(self, program: Program) -> None:
        program.log.parent.mkdir(parents=True, exist_ok=True)
        with program.log.open("ab") as log:
            # A session of its own, so that Ctrl-C reaches the supervisor alone.
            program.process = await asyncio.create_subprocess_exec(
                *program.command,
                cwd=program.folder,
                env={**os.environ, **program.environment},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            program.starts += 1
            await program.process.wait()

    async def stop(self) -> None:
        """Ask every process to stop, the last started first; kill those that do not."""
        self._stopping = True
        for program in reversed(self._programs):
            await _end(program)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _end(program: Program) -> None:
    process = program.process
    if process is None or process.returncode is not None:
        return
    _signal(process, signal.SIGTERM)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), PATIENCE)
        return
    _signal(process, signal.SIGKILL)
    await process.wait()


def _signal(process: asyncio.subprocess.Process, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
