"""Meetings, people, time, turns, notes and papers as plain values and pure functions."""
