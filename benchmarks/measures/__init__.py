"""What is measured: each module holds one measure, and ``table`` lists them."""
