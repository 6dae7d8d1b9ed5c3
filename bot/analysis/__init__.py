"""Reading answers: where groups stand, the themes of their points, dissent and quotes.

Pure functions: answers in, findings out. Nothing here asks anybody or stores anything, and the
same answers always give the same findings. The one thing read from disk is the table of word
vectors that comes with a package.

`analyse.py` does all of it. Nothing is imported here: what compares texts takes a second to load,
and what only reads them should not.
"""
