"""What the press takes: profiles, pictures in inks, and the file that a printer gets."""
