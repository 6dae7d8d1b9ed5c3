"""What was found in the answers: what drafts are written from."""
