"""Drafts: what the network says in each place, as people edit it."""
