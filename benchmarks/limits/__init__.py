"""What an input costs that is as large as the limits allow: ``python -m benchmarks.limits`` measures and tells it."""
