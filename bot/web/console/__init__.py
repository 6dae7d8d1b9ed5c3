"""The console: the pages of the network's team."""
