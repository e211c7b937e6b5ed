"""Validators written by others, called from the tests."""
