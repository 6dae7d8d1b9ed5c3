"""What an interview knows: the response so far, the place in it, the route, the pace."""
