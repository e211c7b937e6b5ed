"""Films: storyboards, timeline, motion, frames, scenes."""
