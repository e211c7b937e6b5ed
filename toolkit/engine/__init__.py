"""One third-party drawing tool a file: values in, the same bytes out, every time."""
