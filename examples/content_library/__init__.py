"""The update sessions of a content library, served with localized errors: ``python -m examples.content_library``."""
