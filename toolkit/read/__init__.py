"""What people wrote, read into the model: every fault with its file and line, all of them at once."""
