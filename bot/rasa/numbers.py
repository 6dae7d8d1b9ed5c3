"""Which number it is does not matter: "question 16b" is understood as "question 1" is."""

import re
from typing import List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message

# q12, no.12 and #12 are two words each.
_MARK = re.compile(r"(?:\b(q|qu|no|nr)\.?|\#)\s?(?=\d)", re.IGNORECASE | re.ASCII)

# 16, 16a, 16 b, 16(b)
_NUMBER = re.compile(r"\b\d+(?:\s?\(?[a-h]\b\)?)?", re.IGNORECASE | re.ASCII)


def with_one_number(text: str) -> str:
    """The text with every number, and the letter of a part that follows it, replaced by 1."""
    return _NUMBER.sub("1", _MARK.sub(r"\1 ", text))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class OneNumberTokenizer(WhitespaceTokenizer):
    """Splits a text into words as Rasa does, with every number made the same."""

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        """The words of a message. Their offsets are those in the text with one number."""
        same = Message(data={attribute: with_one_number(message.get(attribute))})
        return super().tokenize(same, attribute)
