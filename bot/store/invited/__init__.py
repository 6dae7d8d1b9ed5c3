"""The groups that were invited, and how far they are."""
