"""Rasa's custom actions: the door by which what people write reaches the interview."""
