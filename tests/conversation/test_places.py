"""Words belong to what was on the screen when they were written, through a real Rasa server."""

from tests.serving import Talk

ANSWER = "go to where people are, like the market and the mosque and the youth club"
MORE = "dont make em come to the town hall its long"


def test_a_second_quick_message_is_added_to_the_answer_before(talk: Talk) -> None:
    place = talk.state()["place"]
    talk.send(text=ANSWER, place=place)
    assert talk.at == "2"
    talk.send(text=MORE, place=place)
    assert "I have added that to your answer to question 1" in talk.said
    assert talk.at == "2"
    assert talk.answers()["1"]["text"] == f"{ANSWER}\n\n{MORE}"
    assert "2" not in talk.answers()
    talk.choose("here")
    assert (talk.answers()["1"]["text"], talk.answers()["2"]["text"]) == (ANSWER, MORE)


def test_a_second_window_answers_the_question_that_it_shows(talk: Talk) -> None:
    place = talk.state()["place"]
    talk.say(ANSWER).say(MORE)
    talk.send(text="tbh the plan is always written by the council", place=place)
    assert talk.answers()["1"]["text"].endswith("written by the council")
    assert talk.at == "3"


def test_a_command_is_a_command_wherever_it_was_written(talk: Talk) -> None:
    place = talk.state()["place"]
    talk.say(ANSWER)
    talk.send(text="what is an LAA?", place=place)
    assert "Local Area Agreement (LAA)" in talk.said
    talk.send(text="skip", place=place)
    assert talk.answers()["1"]["text"] == ANSWER
    assert "2" not in talk.answers()


def test_a_name_corrected_at_once_is_no_mandate(talk: Talk) -> None:
    talk.say(ANSWER).choose("submit")
    place = talk.last["place"]
    talk.send(text="southall yth club", place=place)
    talk.send(text="Southall Youth Link", place=place)
    assert "It now says: Southall Youth Link" in talk.said
    assert "Who do you speak for?" in talk.said


def test_without_a_place_words_answer_the_question_at_hand(talk: Talk) -> None:
    talk.say(ANSWER).say(MORE)
    assert (talk.answers()["1"]["text"], talk.answers()["2"]["text"]) == (ANSWER, MORE)
