"""Mutation testing: small faults planted in the code, and whether the tests notice each."""
