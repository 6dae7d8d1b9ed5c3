"""Running Folkmoot's three processes: the gateway, the action server and Rasa."""
