"""Tools for translators: pure functions with typed results, over which commands are thin (specification, section 9)."""
