"""Errors that people can read, in their language, from any vAPI service."""

__version__ = "0.1.0"
