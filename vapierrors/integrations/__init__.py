"""Frameworks and clients, each behind an extra: services that answer with errors, clients that read them."""
