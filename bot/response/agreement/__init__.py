"""From drafts to a text that the members agree on."""
