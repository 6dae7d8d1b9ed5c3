"""The members' pages: the circulated draft, and comments on it, for whoever has the link."""
