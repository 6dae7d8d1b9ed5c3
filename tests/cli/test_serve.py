"""Starting and stopping everything."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import requests

from bot.settings import ROOT
from tests.serving import Server, free_port, start_everything

FOLKMOOT = str(ROOT / ".venv" / "bin" / "folkmoot")


def test_it_says_where_to_click_and_stops_cleanly(tmp_path: Path) -> None:
    server = start_everything(tmp_path)
    children = server.children()
    assert set(children) == {"web", "actions", "rasa"}
    assert server.stop() == 0
    said = server.log.read_text("utf-8")
    assert f"{server.address}  (open this in a browser)" in said
    assert "press Ctrl-C to stop" in said
    assert "Stopped. Everything that was written is kept." in said
    assert "Traceback" not in said
    for pid in children.values():
        assert not Path(f"/proc/{pid}").exists()


def test_a_process_that_dies_is_started_again(server: Server) -> None:
    before = server.children()["web"]
    os.kill(before, signal.SIGKILL)
    end = time.monotonic() + 30
    while server.children().get("web") in {None, before}:
        assert time.monotonic() < end
        time.sleep(0.2)
    server.wait_for("/readyz")
    assert requests.get(f"{server.address}/healthz", timeout=5).status_code == 200


def test_a_port_that_is_taken_is_named_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = serve(tmp_path, FOLKMOOT_PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert "FOLKMOOT_PORT=" in done.stderr


def test_without_rasa_it_says_how_to_get_it(tmp_path: Path) -> None:
    done = serve(tmp_path, FOLKMOOT_RASA=str(tmp_path / "rasa"), FOLKMOOT_PORT=str(free_port()))
    assert done.returncode == 1
    assert "make setup" in done.stderr


def test_a_broken_consultation_is_reported_before_anything_starts(tmp_path: Path) -> None:
    done = serve(tmp_path, FOLKMOOT_CONSULTATION=str(tmp_path), FOLKMOOT_PORT=str(free_port()))
    assert done.returncode == 1
    assert "The consultation cannot be used" in done.stderr


def test_a_translation_that_lacks_messages_is_reported_before_anything_starts(
    tmp_path: Path,
) -> None:
    messages = tmp_path / "pl.yml"
    text = (ROOT / "messages" / "en.yml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("  undone:", "  skip:"))]
    messages.write_text("\n".join(kept).replace("language: en", "language: pl"), "utf-8")
    done = serve(tmp_path, FOLKMOOT_MESSAGES=str(messages), FOLKMOOT_PORT=str(free_port()))
    assert done.returncode == 1
    assert "“undone” is missing here. Add it. It can say {ref}." in done.stderr
    assert "“skip” is missing here. Add it." in done.stderr
    assert "Traceback" not in done.stderr


def serve(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FOLKMOOT, "serve"],
        env={
            **os.environ,
            "FOLKMOOT_DATABASE_URL": f"sqlite:///{folder}/folkmoot.db",
            "FOLKMOOT_VAR": str(folder),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
