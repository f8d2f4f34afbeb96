"""Reads files people bring: members, notes, ready agendas."""
