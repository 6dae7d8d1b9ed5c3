"""Telling answers from commands, and which command it is.

Two decisions, each a logistic regression: is it a command at all, and if so which? Both see
runs of words and letters, and what is said first and last. The first also sees how long a message
is and how much of it is unheard-of: commands say much the same things, answers may say anything.
Where it is left in doubt, a second look is taken at what the sentence means. See decisions 10 and
18 in docs/decisions for what else was tried.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, Tuple

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from bot.rasa import vectors
from bot.rasa.phrases import first_clause, last_clause, marked, plain, shape, words
from bot.rasa.second_look import SecondLook

ANSWER = "answer"
MODEL = "decisions.joblib"

FOLDS = 3
"""How often a part of the phrases is held back to see what is left in doubt."""

CLEAR = 0.3
"""Which command it is is clear if one has this share of the likelihood, from 0 to 1."""


def _runs_of_words(longest: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="word",
        token_pattern=r"\S+",  # noqa: S106
        lowercase=False,
        ngram_range=(1, longest),
        sublinear_tf=True,
    )


def _runs_of_letters() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", lowercase=False, ngram_range=(1, 4), sublinear_tf=True, min_df=2
    )


def _decision() -> LogisticRegression:
    return LogisticRegression(C=30, solver="liblinear", tol=0.01, random_state=0)


@dataclass
class Decisions:
    """The two decisions, with what they need to see."""

    known: Dict[str, int] = field(default_factory=dict)
    """In how many phrases of commands each word is."""
    letters: TfidfVectorizer = field(default_factory=_runs_of_letters)
    all_words: TfidfVectorizer = field(default_factory=lambda: _runs_of_words(2))
    first: TfidfVectorizer = field(default_factory=lambda: _runs_of_words(3))
    last: TfidfVectorizer = field(default_factory=lambda: _runs_of_words(3))
    whether: LogisticRegression = field(default_factory=_decision)
    which: LogisticRegression = field(default_factory=_decision)
    second: SecondLook = field(default_factory=SecondLook)

    def train(self, texts: List[str], intents: List[str]) -> None:
        """Learn from phrases and what they mean."""
        said = np.array(intents)
        command = said != ANSWER
        plains = [plain(text) for text in texts]
        commands = [text for text, is_command in zip(plains, command) if is_command]
        self.known = dict(Counter(word for text in commands for word in set(words(text))))
        for seen, seen_texts in self._views(plains):
            seen.fit(seen_texts)
        runs = self._runs(plains)
        # A phrase's own words do not make it well known.
        shapes = self._shapes(texts, often=2)
        seen_whole = hstack([runs, shapes]).tocsr()
        self.whether.fit(seen_whole, command)
        self.which.fit(runs[command], said[command])
        # What is in doubt shows only on phrases that the decision was not trained on.
        unseen = cross_val_predict(
            self.whether, seen_whole, command, cv=FOLDS, method="predict_proba"
        )
        self.second.train(texts, shapes.toarray(), unseen[:, 1], command)

    def ask(self, texts: List[str]) -> Iterator[Tuple[str, float]]:
        """For each text, the intent that it most seems to have, and how likely that is."""
        runs = self._runs([plain(text) for text in texts])
        shapes = self._shapes(texts)
        first = self.whether.predict_proba(hstack([runs, shapes]).tocsr())[:, 1]
        command = self.second.ask(texts, shapes.toarray(), first)
        for likely, shares in zip(command, self.which.predict_proba(runs)):
            if likely < 0.5:
                yield ANSWER, float(1 - likely)
            else:
                clear = min(1.0, shares.max() / CLEAR)
                yield str(self.which.classes_[shares.argmax()]), float(likely * clear)

    def _views(self, plains: List[str]) -> List[Tuple[TfidfVectorizer, List[str]]]:
        return [
            (self.letters, plains),
            (self.all_words, [marked(words(text)) for text in plains]),
            (self.first, [marked(first_clause(text)) for text in plains]),
            (self.last, [marked(last_clause(text)) for text in plains]),
        ]

    def _runs(self, plains: List[str]) -> csr_matrix:
        return hstack([seen.transform(texts) for seen, texts in self._views(plains)]).tocsr()

    def _shapes(self, texts: List[str], often: int = 1) -> csr_matrix:
        return csr_matrix(np.array([shape(text, self.known, often) for text in texts]))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerOrCommand(IntentClassifier, GraphComponent):
    """Says what a message means, and how likely that is.

    The likelihood of the command that it most seems to be is that of its being a command at
    all, and lower only if it could well be several.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, decisions: Decisions) -> None:
        self._storage = storage
        self._resource = resource
        self._decisions = decisions

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "AnswerOrCommand":
        """Untrained."""
        return cls(model_storage, resource, Decisions())

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the phrases, and store what was learnt."""
        phrases = [m for m in training_data.intent_examples if m.get(INTENT) and m.get(TEXT)]
        self._decisions.train([m.get(TEXT) for m in phrases], [m.get(INTENT) for m in phrases])
        with self._storage.write_to(self._resource) as folder:
            # A model is read by the machine that trained it. Formats that are safe to take from
            # strangers need half a minute for so many words.
            joblib.dump(vars(self._decisions), folder / MODEL)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "AnswerOrCommand":
        """As it was stored."""
        vectors.ready()  # Now, not when the first message is in doubt.
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Decisions(**joblib.load(folder / MODEL)))

    def process(self, messages: List[Message]) -> List[Message]:
        """Say of each message what it means."""
        asked = self._decisions.ask([message.get(TEXT) or "" for message in messages])
        for message, (intent, confidence) in zip(messages, asked):
            found = {"name": intent, "confidence": confidence}
            message.set("intent", found, add_to_output=True)
            message.set("intent_ranking", [found], add_to_output=True)
        return messages
