"""Programs that run in a process of their own, and print what they measured as JSON."""
