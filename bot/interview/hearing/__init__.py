"""What a typed message is, as far as its form and the state of the interview tell."""
