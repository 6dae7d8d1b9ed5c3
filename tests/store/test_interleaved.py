"""What holds for any two conversations on one response, whatever order they go in."""

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.consultation import Ref, load
from bot.consultation.answers import NON_ANSWERS
from bot.interview import Answer
from bot.interview.saying.wording import load_wording
from bot.settings import ROOT
from bot.store import Database
from bot.store.interviews.messages import Outcome
from tests.conftest import DATA
from tests.store.talks import Talks

TINY = load(DATA / "tiny")
WORDING = load_wording(ROOT / "messages" / "en.yml")

refs = st.sampled_from([*map(str, TINY.refs), "4"])
who = st.integers(0, 1)


class TwoColleagues(RuleBasedStateMachine):
    """Asha and Ben write on one response, each without waiting for the other."""

    def __init__(self) -> None:
        super().__init__()
        self.database = Database("sqlite://")
        self.database.upgrade()
        self.talks = Talks(self.database, TINY, WORDING)
        self.said: list[str] = []
        self.shown: list[str] = ["", ""]
        """What each of them has been shown, all in one."""
        self.history: dict[Ref, tuple[Answer, ...]] = {}
        self.number = 0

    @initialize()
    def begin(self) -> None:
        asha = self.talks.open()
        self.talks.name(asha, "Asha")
        self.both = [asha, self.talks.join(asha, "Ben")]
        for one in (0, 1):
            self.press(one, "route:all")

    def teardown(self) -> None:
        self.database.close()

    def press(self, one: int, choice: str) -> None:
        before = self.current()
        outcome = self.talks.take(self.both[one], choice=choice)
        self.check(one, before, outcome)

    def check(self, one: int, before: dict[Ref, Answer], outcome: Outcome) -> None:
        """Nothing of the other's was replaced that this one had not been shown."""
        other = ("Ben", "Asha")[one]
        hands = self.hands
        for ref, now in self.current().items():
            was = before.get(ref)
            if was is None or hands[ref] != other:
                continue
            for words in was.text.split("\n\n"):
                assert words in now.text or words in self.shown[one], (ref, was, now)
            if was.stance is not None and now.stance != was.stance:
                # "question 3 …: agree", "3: agree" or "Your answer so far: agree"
                told = rf"(\b{ref}\b[^\n]*|so far): {was.stance}"
                assert re.search(told, self.shown[one]), (ref, was, now)
        self.shown[one] += "\n".join(reply["text"] for reply in outcome["replies"])

    def current(self) -> dict[Ref, Answer]:
        interview = self.talks.interview(self.both[0])
        response = interview.response
        self.hands = {ref: hands[-1].name for ref, hands in response.hands.items()}
        return {ref: versions[-1] for ref, versions in response.answers.items()}

    @rule(one=who)
    def write(self, one: int) -> None:
        self.number += 1
        text = f"These are the words {self.number:04} of our group."
        before = self.current()
        outcome = self.talks.take(self.both[one], text)
        self.said.append(text)
        self.check(one, before, outcome)

    @rule(one=who, ref=refs)
    def go(self, one: int, ref: str) -> None:
        self.press(one, f"go:{ref}")

    @rule(one=who, ref=refs, stance=st.sampled_from(["agree", "disagree"]))
    def take_stance(self, one: int, ref: str, stance: str) -> None:
        self.press(one, f"stance:{stance}:{ref}")

    @rule(one=who, ref=refs, status=st.sampled_from(sorted(NON_ANSWERS)))
    def pass_over(self, one: int, ref: str, status: str) -> None:
        self.press(one, f"pass:{status}:{ref}")

    @rule(one=who, ref=refs)
    def undo(self, one: int, ref: str) -> None:
        self.press(one, f"undo:{ref}")

    @rule(one=who, ref=refs)
    def undo_anyway(self, one: int, ref: str) -> None:
        self.press(one, f"undo:{ref}:yes")

    @rule(one=who, how=st.sampled_from(["add", "replace", "leave"]), ref=refs)
    def settle(self, one: int, how: str, ref: str) -> None:
        self.press(one, f"settle:{how}:{ref}")

    @rule(one=who, what=st.sampled_from(["on", "back", "review", "add", "change", "ask:why"]))
    def move(self, one: int, what: str) -> None:
        self.press(one, what)

    @invariant()
    def every_word_is_in_some_version(self) -> None:
        if not hasattr(self, "both"):
            return
        response = self.talks.interview(self.both[0]).response
        kept = "\n".join(
            version.text + "\n" + version.followup
            for versions in response.answers.values()
            for version in versions
        )
        for text in self.said:
            assert text in kept

    @invariant()
    def no_version_is_changed(self) -> None:
        if not hasattr(self, "both"):
            return
        now = self.talks.interview(self.both[0]).response.answers
        for ref, versions in self.history.items():
            assert now[ref][: len(versions)] == versions
        self.history = dict(now)


class TwoColleaguesTest(TwoColleagues.TestCase):
    settings = settings(
        max_examples=40,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
