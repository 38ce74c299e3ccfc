"""Locale data: the only room that reads what Babel ships of CLDR (specification, section 3)."""
