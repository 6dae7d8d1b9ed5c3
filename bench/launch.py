"""Starting processes, waiting until they answer, and ending them."""

import asyncio
import contextlib
import os
import signal
import socket
import time
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from bench.errors import RunBroken
from bench.measure import processes

STARTING = 600.0
"""Seconds that an assistant may take to start."""

ENDING = 45.0
"""Seconds that a process has to end by itself before it is killed."""

Environment = Mapping[str, str]


def new_mark() -> str:
    """A variable by which the processes of one start are known, as `NAME=value`."""
    return f"BENCH_RUN={uuid.uuid4().hex}"


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def launched(
    command: list[str], folder: Path, environment: Environment, log: Path, mark: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process in a group of its own, which is ended with all that it started.

    Args:
        command: the program and its arguments.
        folder: where it is run.
        environment: what is added to the environment of this process.
        log: the file for everything it says.
        mark: see `new_mark`.
    """
    name, _, value = mark.partition("=")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            env={**os.environ, **environment, name: value},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), ENDING)
        return
    process.kill()
    await process.wait()


def kill_remaining(mark: str) -> None:
    """Kill what has outlived the process that started it; see `new_mark`."""
    for pid in processes(mark):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


async def run(command: list[str], folder: Path, environment: Environment, log: Path) -> None:
    """Run a program to its end.

    Raises:
        RunBroken: it ended with an error.
    """
    mark = new_mark()
    try:
        async with launched(command, folder, environment, log, mark) as process:
            if await process.wait():
                raise RunBroken(f"{' '.join(command[:3])} failed. Its log is {log}")
    finally:
        kill_remaining(mark)


async def answers(
    session: aiohttp.ClientSession, url: str, process: asyncio.subprocess.Process, log: Path
) -> None:
    """Wait until an address answers with status 200.

    Raises:
        RunBroken: the process behind it has ended, or takes too long.
    """
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        if process.returncode is not None:
            raise RunBroken(f"A process ended instead of starting. Its log is {log}")
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with session.get(url) as answer:
                if answer.status == 200:
                    return
        await asyncio.sleep(0.1)
    raise RunBroken(f"{url} did not answer in {STARTING:.0f} seconds. Its log is {log}")
