"""What the assistant says and asks, and how that is put into words from a catalogue."""
