"""How alike texts are: by the letters of their words, and by what the words mean.

The likeness of two texts is the mean of two cosines, from -1 to 1:

- of their runs of three to five letters within words, weighted by how rare each is (term frequency
  by inverse document frequency; G. Salton and C. Buckley, "Term-weighting approaches in automatic
  text retrieval", Information Processing and Management 24, 1988);
- of the means of their words' vectors, less the mean of all answers to the question, since all of
  them are about the same matter (after J. Mu, S. Bhat and P. Viswanath, "All-but-the-top", 2018).

Likeness is linear in each text: the mean likeness to many texts is the likeness to their mean. So
what compares a text with a theme takes no longer for a theme of thousands.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.analysis.vectors import Matrix, word_vectors
from bot.analysis.words import COMMON_WORDS, is_common, said, words

RUNS = (3, 4, 5)
"""The lengths, in letters, of the runs that are compared. A word's edges count as letters."""

PRIOR = 20
"""How many answers to one question all answers to all questions count for, in what is common."""


ELSEWHERE = 10
"""How many texts about anything else count beside all answers, in what is common. They hold nothing
but common words. Without them, what five answers all speak of would tell nothing."""

COMMON = 0.3
"""What a common word such as "want" weighs, in whether texts say the same of a matter."""


RARE = 1.0
"""What another word weighs there, beside how rare it is."""


@dataclass(frozen=True)
class Features:
    """Texts as they are compared, one a row."""

    letters: sparse.csr_array
    """The weights of runs of letters; each row of length 1, or empty."""
    meaning: Matrix
    """Centred means of vectors; each row of length 1, or 0."""
    said: sparse.csr_array
    """The weights of words, below zero where they are denied; each row of length 1, or empty."""

    def __len__(self) -> int:
        return int(self.meaning.shape[0])

    def __getitem__(self, rows: NDArray[np.intp]) -> "Features":
        return Features(self.letters[rows], self.meaning[rows], self.said[rows])

    @property
    def own_likeness(self) -> Matrix:
        """How alike each text is to itself: 1, but for texts without any words."""
        letters = np.asarray(self.letters.power(2).sum(axis=1))
        return np.asarray((letters + (self.meaning**2).sum(axis=1)) / 2, dtype=np.float32)

    @property
    def own_agreement(self) -> Matrix:
        """How far each text agrees with itself: 1, but for texts without any words."""
        return np.asarray(self.said.power(2).sum(axis=1), dtype=np.float32)

    def sums(self, members: Matrix) -> "Features":
        """The weighted sums of rows, one for each column of `members` (texts by sums)."""
        weights = sparse.csr_array(members.T)
        return Features(weights @ self.letters, weights @ self.meaning, weights @ self.said)

    @property
    def centre(self) -> "Features":
        """What the texts have in common, as one text."""
        sums = self.sums(np.ones((len(self), 1), dtype=np.float32))
        return Features(_normal(sums.letters), _unit(sums.meaning), _normal(sums.said))


def likeness(some: Features, others: Features) -> Matrix:
    """How alike each of some texts (rows) is to each of others (columns)."""
    letters = (some.letters @ others.letters.T).toarray()
    return np.asarray((letters + some.meaning @ others.meaning.T) / 2, dtype=np.float32)


def agreement(some: Features, others: Features) -> Matrix:
    """Whether each of some texts (rows) says its words the way others (columns) do, from -1 to 1.

    The cosine of the weights of their words, where a denied word counts against an affirmed one.
    "We want training" and "we don't want training" have -1.
    """
    return np.asarray((some.said @ others.said.T).toarray(), dtype=np.float32)


class Language:
    """All texts of a consultation: what their words are, and how common."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take in every text that will be compared; their order does not matter."""
        distinct = sorted(set(texts))
        self._row = {text: i for i, text in enumerate(distinct)}
        counted = [Counter(words(text)) for text in distinct]
        vocabulary = sorted(set[str]().union(*counted))
        self._counts = _matrix(counted, vocabulary)
        self._runs = _runs(vocabulary)
        self._means = _unit(self._counts @ word_vectors(vocabulary))
        rows, known = _signed(distinct)
        self._said = _matrix(rows, known)
        self._common = np.array([is_common(word) for word in known], dtype=bool)
        self._said_shares = _shares(self._said, 0.5, ELSEWHERE)
        self._shares = _shares(self._counts @ self._runs, 0.5, ELSEWHERE)
        anything = _unit(word_vectors(sorted(COMMON_WORDS)).mean(axis=0, keepdims=True))
        among_all = self._means.sum(axis=0) + ELSEWHERE * anything[0]
        self._mean = among_all / (len(distinct) + ELSEWHERE)

    def compare(self, texts: Sequence[str], among: Sequence[str]) -> Features:
        """Texts as they are compared among the answers to one question.

        Args:
            texts: what to compare.
            among: the texts that the question was answered with. What is common in them tells
                little.

        Raises:
            KeyError: a text is not of this language.
        """
        rows, around = self._rows(texts), self._rows(among)
        letters = self._counts[rows] @ self._runs
        letters.data = 1 + np.log(letters.data)
        rare = -np.log(_shares(self._counts[around] @ self._runs, PRIOR * self._shares, PRIOR))
        telling = RARE - np.log(_shares(self._said[around], PRIOR * self._said_shares, PRIOR))
        telling[self._common] = COMMON
        mean = (self._means[around].sum(axis=0) + PRIOR * self._mean) / (len(around) + PRIOR)
        return Features(
            letters=_normal(sparse.csr_array(letters.multiply(rare))),
            meaning=_unit(self._means[rows] - mean),
            said=_normal(sparse.csr_array(self._said[rows].multiply(telling))),
        )

    def _rows(self, texts: Sequence[str]) -> list[int]:
        return [self._row[text] for text in texts]


def _matrix(rows: Sequence[Mapping[str, int]], columns: Sequence[str]) -> sparse.csr_array:
    """Numbers by row and by the name of their column."""
    place = {name: i for i, name in enumerate(columns)}
    data: list[int] = []
    indices: list[int] = []
    ends = [0]
    for row in rows:
        for name, number in sorted(row.items()):
            indices.append(place[name])
            data.append(number)
        ends.append(len(data))
    return sparse.csr_array(
        (np.array(data, np.float32), np.array(indices, np.int32), np.array(ends, np.int32)),
        shape=(len(rows), len(columns)),
    )


def _signed(texts: Sequence[str]) -> tuple[list[dict[str, int]], list[str]]:
    """For each text its words, with 1 if it affirms them and -1 if it denies them; all words.

    What a text both affirms and denies says nothing.
    """
    rows = []
    for text in texts:
        found = set(said(text))
        rows.append({word: 1 if yes else -1 for word, yes in found if (word, not yes) not in found})
    return rows, sorted(set[str]().union(*rows))


def _runs(vocabulary: Sequence[str]) -> sparse.csr_array:
    """How often each run of letters is in each word."""
    counted = [
        Counter(
            f" {word} "[start : start + length]
            for length in RUNS
            for start in range(max(1, len(word) + 3 - length))
        )
        for word in vocabulary
    ]
    return _matrix(counted, sorted(set[str]().union(*counted)))


def _shares(counts: sparse.csr_array, more: Matrix | float, texts: float) -> Matrix:
    """The share of texts that each column is in, of these and of `texts` more."""
    found = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray((found + more) / (counts.shape[0] + texts), dtype=np.float32)


def _unit(rows: NDArray[np.floating]) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


def _normal(rows: sparse.csr_array) -> sparse.csr_array:
    lengths = np.sqrt(rows.power(2).sum(axis=1))
    return sparse.csr_array(rows.multiply(1 / np.maximum(lengths, 1e-6)[:, None]))
