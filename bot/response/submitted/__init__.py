"""What groups have submitted, as the network response needs it, and how it is pointed at."""
