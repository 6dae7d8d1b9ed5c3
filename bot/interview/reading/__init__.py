"""What words say by their form: texts in, findings out. Nothing here knows what was asked."""
