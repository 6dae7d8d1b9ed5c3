"""Training the assistant's model when there is none for the present phrases and rules."""

import asyncio
import hashlib
import os
from pathlib import Path

from bot.settings import ROOT, Settings

SOURCES = (
    "config.yml",
    "domain.yml",
    "requirements/rasa.txt",
    "bot/rasa/phrases.py",
    "bot/rasa/second_look.py",
    "bot/rasa/understanding.py",
    "bot/rasa/vectors.py",
    "bot/rasa/vocabulary.txt",
    "data",
)
"""What a model is made from."""

QUIET = {
    # Rasa reports usage to its makers unless it is told not to.
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class TrainingFailed(Exception):
    """Rasa could not train a model. The text is the end of what it said."""


def rasa_environment(settings: Settings) -> dict[str, str]:
    """The environment in which Rasa's commands run."""
    return {
        **QUIET,
        "PYTHONPATH": str(ROOT),
        "RASA_CACHE_DIRECTORY": str(settings.var / "rasa-cache"),
    }


def model_path(settings: Settings) -> Path:
    """Where the model for the present phrases and rules is, or is to be."""
    return settings.var / "models" / f"folkmoot-{fingerprint(ROOT)}.tar.gz"


def fingerprint(root: Path) -> str:
    """Sixteen hexadecimal digits that change with anything a model is made from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        path = root / source
        files = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
        for file in files:
            digest.update(str(file.relative_to(root)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


async def train(settings: Settings) -> Path:
    """Train a model, and remove older ones.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    target = model_path(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whoever finds the target finds a whole model, even if the training is cut off.
    unfinished = target.with_name(f"unfinished-{os.getpid()}.tar.gz")
    process = await asyncio.create_subprocess_exec(
        str(settings.rasa),
        "train",
        # Checked in CI; it takes as long as the training.
        "--skip-validation",
        *("--domain", "domain.yml", "--config", "config.yml", "--data", "data"),
        *("--out", str(unfinished.parent), "--fixed-model-name", unfinished.name.partition(".")[0]),
        cwd=ROOT,
        env={**os.environ, **rasa_environment(settings)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        unfinished.unlink(missing_ok=True)
        raise
    if process.returncode or not unfinished.exists():
        raise TrainingFailed("\n".join(output.decode(errors="replace").splitlines()[-15:]))
    unfinished.replace(target)
    for old in target.parent.glob("folkmoot-*.tar.gz"):
        if old != target:
            old.unlink()
    return target
