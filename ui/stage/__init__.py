"""The Stage: a program of its own that shows the room what it may see, and nothing else."""
