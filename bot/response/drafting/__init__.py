"""Writing drafts from what was found."""
