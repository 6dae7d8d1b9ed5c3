"""The command line tool `folkmoot`."""
