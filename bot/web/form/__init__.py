"""The interview as plain pages: one question a page, without JavaScript."""
