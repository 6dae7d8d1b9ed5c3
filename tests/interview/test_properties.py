"""What holds for any sequence of replies."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.consultation import Ref, Stance, Status, load
from bot.consultation.answers import NON_ANSWERS
from bot.consultation.glossary import find_term
from bot.interview import Answer, Tap, Words, doubting
from bot.interview import commands as c
from bot.interview.commands.encoding import decode
from bot.interview.course import filling
from bot.interview.engine import Both
from bot.interview.hearing.hear import hear
from bot.interview.reading.understanding import Understanding, Verdict, can_only_be_an_answer, judge
from bot.interview.saying.unsettled import is_open
from bot.interview.saying.wording import load_wording
from bot.interview.state.place import DETAILS, ENDING, RouteKind, Step
from bot.interview.state.response import UNSETTLED, question_status
from bot.interview.state.route import on_route
from bot.settings import ROOT
from tests.conftest import DATA
from tests.interview.walk import Walk

WORDING = load_wording(ROOT / "messages" / "en.yml")
CONSULTATIONS = [load(DATA / "tiny"), load(ROOT / "consultations" / "lsp-2005")]

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))
messages = st.one_of(
    texts,
    texts.map("Also, {}".format),
    st.builds("add to question {}: {}".format, st.integers(1, 36), texts),
    st.builds("change my answer to {}: {}".format, st.integers(1, 36), texts),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["", "Question ", "Q", "for ", "on question ", "actually for "]),
        st.integers(1, 36),
        st.sampled_from([": ", " - ", ". ", ", I meant ", " I'd also like to say ", ", ", " "]),
        texts | st.sampled_from(["yes", "not sure", "skip"]),
    ),
    st.lists(texts, min_size=2, max_size=4).map(
        lambda given: "\n".join(f"{number}. {text}" for number, text in enumerate(given, 1))
    ),
    st.sampled_from(["skip the next two", "skip to 4", "skip the rest", "skip 3 to 99"]),
    st.sampled_from(["show my comments", "delete my comment", "change my comment", "7", "what?"]),
    st.sampled_from(["that was for question 2", "move it to 4b", "2", "keep both", "And more."]),
    st.sampled_from(["2 is wrong", "take it out", "delete the last sentence", "the old versions"]),
    st.sampled_from(["skip that, but what is an LAA?", "back, and help", "enough", "ask me more"]),
)
refs = st.builds(Ref, st.integers(0, 36), st.none() | st.sampled_from("ab"))
some_ref = st.none() | refs
buttons_only = st.one_of(
    st.builds(c.ChooseRoute, st.sampled_from(RouteKind), st.none() | st.just("look")),
    st.just(c.ChooseSection()),
    st.builds(c.TakeStance, st.sampled_from(Stance), some_ref),
    st.builds(c.NotSure, some_ref),
    st.builds(c.AnswerTogether, some_ref),
    st.builds(c.Consent, st.sampled_from(c.Purpose), st.booleans()),
    st.sampled_from([c.AsAnswer(), c.AsCommand(), c.AnswerHere(), c.File(), c.RemoveContact()]),
    st.sampled_from([c.NoMoreDetails(), c.NotYet()]),
    st.builds(c.Remark, texts.map(str.strip)),
    st.builds(c.Move, st.just(UNSETTLED), st.integers(1, 4), some_ref),
    st.builds(c.LeaveOut, st.just(UNSETTLED), st.integers(1, 4)),
    st.sampled_from([c.ShowRemark(), c.RemoveRemark(), c.RemoveRemark(last=True)]),
    st.builds(c.Settle, st.sampled_from(c.Settlement), refs),
    st.builds(c.Tell, st.sampled_from(sorted(DETAILS))),
    st.builds(c.Withdraw, st.just(True)),
    st.builds(c.Move, some_ref, st.none() | st.integers(1, 4), some_ref),
    st.builds(c.LeaveOut, refs, st.integers(1, 4)),
    st.builds(c.KeepBoth, some_ref),
    st.builds(c.KeepNew, refs),
    st.builds(c.Redo, some_ref),
    st.builds(c.Versions, some_ref),
    st.builds(c.BringBack, some_ref, st.none() | st.integers(0, 4)),
    st.builds(
        c.TakeOut,
        some_ref,
        st.none() | st.integers(1, 4),
        st.none() | st.sampled_from(c.Unit),
        st.none() | st.integers(-1, 3),
    ),
    st.builds(c.Correct, refs, texts.map(str.strip), st.none() | texts.map(str.strip)),
    st.builds(c.Undo, some_ref, st.just(True)),
)
typed = st.one_of(
    st.builds(
        c.PassOver,
        st.sampled_from(
            [
                Status.DONT_KNOW,
                Status.NOT_APPLICABLE,
                Status.SKIPPED,
                Status.LATER,
                Status.RATHER_NOT_SAY,
            ]
        ),
        some_ref,
    ),
    st.builds(c.GoTo, some_ref),
    st.builds(c.SkipTo, refs),
    st.builds(
        c.PassSeveral,
        st.sampled_from(sorted(NON_ANSWERS)),
        st.sampled_from(["the next two", "3 to 5", "4a and 7", "the rest", "this section", "0-99"]),
    ),
    st.sampled_from([c.GoBack(), c.GoOn(), c.Begin(), c.Submit(), c.Erase(), c.TakeBack()]),
    st.builds(c.SayConsent, texts | st.sampled_from(["you may quote us", "no names"])),
    st.builds(c.Withdraw, st.none() | st.booleans()),
    st.builds(c.FollowUps, st.booleans()),
    st.builds(c.Review, st.none() | texts.map(str.strip) | st.just("show section 2")),
    st.builds(c.FindRoute, texts | st.sampled_from(["the short one", "all", "section 2"])),
    st.builds(c.Complain, texts),
    st.builds(c.Change, some_ref, st.none() | texts.map(str.strip)),
    st.builds(c.Add, some_ref, st.none() | texts.map(str.strip)),
    st.builds(c.Undo, some_ref),
    st.builds(c.Reconsider, refs),
    st.builds(c.Ask, st.sampled_from(c.Topic)),
    st.builds(c.Explain, texts),
)
commands = buttons_only | typed
confidences = st.sampled_from([0.0, 0.4, 0.6, 0.79, 0.81, 1.0])


class AnyConversation(RuleBasedStateMachine):
    """A member who may do anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk(CONSULTATIONS[0], WORDING)
        self.given: list[str] = []
        """Words that were taken as an answer, or are in doubt."""
        self.history: dict[Ref, tuple[Answer, ...]] = {}

    @precondition(lambda self: not self.given and not self.history)
    @rule(which=st.integers(0, len(CONSULTATIONS) - 1))
    def choose(self, which: int) -> None:
        self.walk = Walk(CONSULTATIONS[which], WORDING)

    @rule(text=messages, command=st.none() | typed, confidence=confidences)
    def write(self, text: str, command: c.Command | None, confidence: float) -> None:
        interview = self.walk.interview
        understanding = Understanding(command, confidence)
        message = hear(interview, text, WORDING, lambda _: understanding)
        match message:
            case Tap(c.Add(ref, str(words)) | c.Change(ref, str(words))):
                # Of a question that there is not, the assistant asks which it is.
                self.given += [words] if ref in interview.consultation else []
            case Tap(command=pressed):
                self.settle_doubt(pressed)
            case Both(first=first):
                self.settle_doubt(first.command)
            case Words() if command is not None and self.is_obeyed(message):
                self.settle_doubt(command)
            case Words(asks=True) if not is_open(interview.place.step) and not message.pieces:
                pass  # a question where nothing is asked is answered
            case Words() if interview.place.step not in DETAILS and not self.is_on_erasing(text):
                # Words about the group go into its own fields, which tests of their own check.
                self.given.append(message.text)
        self.walk.write(text, understanding)

    def is_obeyed(self, message: Words) -> bool:
        command = message.understanding.command
        terms = self.walk.consultation.terms
        unknown = isinstance(command, c.Explain) and find_term(command.text, terms) is None
        addition = message.says_more and command == c.Add()
        sure = judge(message.text, message.understanding) is Verdict.COMMAND
        return sure and not (unknown or addition or message.pieces)

    def is_on_erasing(self, text: str) -> bool:
        """Whether words can only be about whether the response is to be erased or withdrawn."""
        return self.walk.place.step in ENDING and not can_only_be_an_answer(text)

    def settle_doubt(self, command: c.Command) -> None:
        """Words of which the member says that they were a command are no answer.

        Those of a paper become the answers in it.
        """
        interview = self.walk.interview
        doubt = interview.conversation.doubt
        if doubt is None or interview.place.step in DETAILS:
            return
        if command == c.AsNothing() or doubting.settles(interview, command):
            self.forget(doubt.text)
        elif command == c.AsCommand() or doubting.is_meant(interview, command):
            self.forget(doubt.text)
            self.given += [piece.text for piece in doubt.pieces]

    def forget(self, text: str) -> None:
        if text in self.given:
            self.given.remove(text)

    @rule(command=commands)
    def press_anything(self, command: c.Command) -> None:
        self.settle_doubt(command)
        self.walk.press(command)

    @rule(data=st.data())
    def press_what_is_offered(self, data: st.DataObject) -> None:
        values = [choice["value"] for reply in self.walk.replies for choice in reply["choices"]]
        if values:
            command = decode(data.draw(st.sampled_from(values)))
            self.settle_doubt(command)
            self.walk.press(command)
            if self.walk.interview.response.erased:
                # Only this ends with nothing; whoever goes on begins anew.
                assert not self.walk.interview.response.answers
                self.walk = Walk(self.walk.consultation, WORDING)
                self.given, self.history = [], {}

    @rule(
        ref=refs,
        text=texts,
        stance=st.none() | st.sampled_from(Stance),
        status=st.none() | st.sampled_from(sorted(NON_ANSWERS)),
        more=st.none() | st.booleans(),
    )
    def fill_in_a_form(
        self,
        ref: Ref,
        text: str,
        stance: Stance | None,
        status: Status | None,
        more: bool | None,
    ) -> None:
        interview = self.walk.interview
        seen = filling.versions(interview.response, ref)
        if ref in interview.consultation and interview.conversation.doubt is None:
            # What differs in nothing but the space around it makes no new version.
            self.given.append(text.replace("\r\n", "\n").strip())
        self.walk.fill(c.Fill(ref, seen, stance, status, more), text)

    @precondition(lambda self: self.walk.place.step is Step.QUESTION)
    @rule()
    def go_back_and_on(self) -> None:
        interview = self.walk.interview
        here = self.walk.place.question
        first = interview.consultation.asked(here)
        route = on_route(interview.consultation, interview.conversation.route)
        if first not in route or interview.status(first) is Status.BYPASSED:
            return  # a question that was jumped to is not on the way anywhere
        self.settle_doubt(c.GoBack())
        self.walk.press(c.GoBack())
        if self.walk.place.ref != here:
            self.walk.press(c.GoOn())
        # A question that is being answered as a whole is come back to at its first part.
        assert self.walk.place.question in {here, first}

    @invariant()
    def no_word_is_lost(self) -> None:
        kept = [
            words
            for versions in self.walk.interview.response.answers.values()
            for version in versions
            for words in (version.text, version.followup)
        ]
        if doubt := self.walk.interview.conversation.doubt:
            kept.append(doubt.text)
        for words in self.given:
            assert any(words in text or words in text.replace("\r\n", "\n") for text in kept)

    @invariant()
    def nothing_is_overwritten(self) -> None:
        now = self.walk.interview.response.answers
        for ref, versions in self.history.items():
            assert now[ref][: len(versions)] == versions
        self.history = dict(now)

    @invariant()
    def every_question_is_in_one_state(self) -> None:
        interview = self.walk.interview
        for number in interview.consultation.questions:
            assert question_status(interview.consultation, interview.response, number) in Status

    @invariant()
    def the_assistant_always_says_something(self) -> None:
        assert self.walk.replies
        assert all(reply["text"] for reply in self.walk.replies)

    @invariant()
    def the_interview_can_be_finished(self) -> None:
        walk = Walk(self.walk.consultation, WORDING)
        walk.turn = self.walk.turn
        walk.replies = self.walk.replies
        if not walk.interview.response.has_answers:
            walk.press(c.GoTo(walk.interview.consultation.refs[0]))
            walk.press(c.PassOver(Status.SKIPPED))
        for _ in range(20):
            if walk.place.step is Step.SUBMITTED and walk.interview.response.submitted:
                return
            walk.press(c.GoOn() if walk.place.step in DETAILS else c.Submit())
        raise AssertionError(walk.place)


class AnyConversationTest(AnyConversation.TestCase):
    settings = settings(
        max_examples=300,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


def test_saying_later_to_everything_comes_to_an_end() -> None:
    for consultation in CONSULTATIONS:
        walk = Walk(consultation, WORDING)
        walk.press(c.ChooseRoute(RouteKind.ALL))
        for _ in range(3 * len(consultation.refs)):
            if walk.place.step is Step.REVIEW:
                break
            walk.press(c.PassOver(Status.LATER))
        assert walk.place.step is Step.REVIEW


def test_every_answer_given_in_turn_is_kept_as_it_was_given() -> None:
    for consultation in CONSULTATIONS:
        walk = Walk(consultation, WORDING)
        walk.press(c.ChooseRoute(RouteKind.ALL))
        given: dict[Ref, str] = {}
        while walk.place.step is not Step.REVIEW:
            assert walk.place.ref is not None
            text = f"Our considered answer to {walk.place.ref}, in full."
            given[walk.place.ref] = text
            walk.write(text)
        assert set(given) == set(consultation.refs)
        for ref, text in given.items():
            assert walk.answer(str(ref)).text == text
