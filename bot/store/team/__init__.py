"""The network's team: accounts, and what was done with them."""
