"""What happened, for people (terminal lines, a contact sheet) and for programs (JSON lines)."""
