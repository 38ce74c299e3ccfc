"""Does the library print what ICU prints? ``python -m benchmarks.exactness`` asks Node's ``Intl`` and icu4py."""
