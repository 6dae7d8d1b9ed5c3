"""What becomes of answers: recorded, changed, moved, taken out, brought back, shared."""
