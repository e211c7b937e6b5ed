"""Reads what people wrote into the model: every fault with its file and line, all at once."""
