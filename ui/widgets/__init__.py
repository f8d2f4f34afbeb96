"""Reusable and painted widgets: values in, signals out."""
