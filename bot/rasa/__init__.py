"""The few things that run inside Rasa's own process.

That process has Python 3.10 and Rasa's packages only, so nothing here imports any other part of
Folkmoot.
"""
