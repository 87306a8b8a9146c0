"""Report generator for Dutch municipalities: who receives bijstand, and how people leave it."""

__version__ = "0.1.0"
