"""What words mean, as static vectors: those of WordLlama, which come with its package.

D. L. Miller, "WordLlama: recycled token embeddings from large language models" (2024), MIT.
Only its two files are used: the package's own loader would look for a newer model on the network.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load
from tokenizers import Tokenizer

type Matrix = NDArray[np.float32]

SIZE = 256
"""Numbers in a vector."""


def word_vectors(words: Sequence[str]) -> Matrix:
    """A vector for each word, in rows: the sum of those of its pieces."""
    pieces, vectors = _model()
    found = np.zeros((len(words), SIZE), dtype=np.float32)
    for row, encoded in enumerate(pieces.encode_batch(list(words), add_special_tokens=False)):
        found[row] = vectors[encoded.ids].sum(axis=0)
    return found


@cache
def _model() -> tuple[Tokenizer, Matrix]:
    package = files("wordllama")
    pieces = (package / "tokenizers" / "l2_supercat_tokenizer_config.json").read_text("utf-8")
    weights = (package / "weights" / "l2_supercat_256.safetensors").read_bytes()
    (vectors,) = load(weights).values()
    return Tokenizer.from_str(pieces), vectors.astype(np.float32)
