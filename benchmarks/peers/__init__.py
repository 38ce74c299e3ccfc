"""Everybody who makes three strings of one body: each module holds one of them."""
