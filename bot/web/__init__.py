"""The gateway: the only part of Folkmoot that anybody outside this machine can reach."""
