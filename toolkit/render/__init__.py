"""What media share in drawing: pages by Typst, measured, fitted and drawn.

A renderer takes a job and a room that holds just the job's inputs, and returns bytes. It never sees
a catalogue, a default or a glob; renderers do not know each other.
"""
