"""A second look at messages that words and letters leave in doubt.

It is trained on just those phrases that were in doubt when they were held back, sees what the
sentence means and what the first decision made of it, and its word counts half. So most messages
need no vector, and training needs one for about every fourth phrase.
"""

from dataclasses import dataclass, field
from typing import List

import numpy as np
from sklearn.neural_network import MLPClassifier

from bot.rasa import vectors
from bot.rasa.phrases import without_stop

FROM, TO = 0.03, 0.97
"""Between these likelihoods that it is a command, a phrase is learnt from."""

SETTLED = 0.99
"""From this likelihood no second look is taken at a message."""

SCALE = 20.0
"""The numbers of a vector, of length one, are this much too small beside the others."""


def _network(number: int) -> MLPClassifier:
    return MLPClassifier((64,), alpha=0.3, max_iter=20, tol=0, random_state=number)


@dataclass
class SecondLook:
    """A few small neural networks, which start from different points and are averaged."""

    networks: List[MLPClassifier] = field(default_factory=lambda: [_network(n) for n in range(3)])

    def train(
        self, texts: List[str], shapes: np.ndarray, first: np.ndarray, command: np.ndarray
    ) -> None:
        """Learn from phrases, given what the first decision made of them without knowing them."""
        doubtful = np.flatnonzero((first > FROM) & (first < TO))
        seen = self._seen([texts[i] for i in doubtful], shapes[doubtful], first[doubtful])
        for network in self.networks:
            network.fit(seen, command[doubtful])

    def ask(self, texts: List[str], shapes: np.ndarray, first: np.ndarray) -> np.ndarray:
        """How likely each text is a command, given what the first decision made of it."""
        likely = first.copy()
        doubtful = np.flatnonzero((first > FROM) & (first < SETTLED))
        if len(doubtful):
            seen = self._seen([texts[i] for i in doubtful], shapes[doubtful], first[doubtful])
            second = [_odds(network.predict_proba(seen)[:, 1]) for network in self.networks]
            odds = (_odds(first[doubtful]) + np.mean(second, axis=0)) / 2
            likely[doubtful] = 1 / (1 + np.exp(-odds))
        return likely

    def _seen(self, texts: List[str], shapes: np.ndarray, first: np.ndarray) -> np.ndarray:
        meant = vectors.vectors([without_stop(text) for text in texts]) * SCALE
        return np.hstack([meant, shapes, _odds(first)[:, None]])


def _odds(likely: np.ndarray) -> np.ndarray:
    """The logarithm of the odds."""
    kept = np.clip(likely, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept / (1 - kept)))
