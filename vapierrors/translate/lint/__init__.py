"""What can be wrong with a catalog, rule by rule (specification, section 9)."""
