"""The course of an interview: asking, moving about, coming back, submitting, ending."""
