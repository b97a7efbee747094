"""The production shape without containers: the same settings, commands and files before the web processes."""
