"""What lint finds in broken and in sound entries, beside what others find."""
