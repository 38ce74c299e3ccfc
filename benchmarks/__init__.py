"""What the library costs, beside its peers: ``python -m benchmarks`` measures, tells and draws it."""
