"""What `tests/trust.py` throws at readers: samples, and ways to spoil them."""
