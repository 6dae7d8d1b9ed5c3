"""Who has been heard, and what has been answered."""
