"""The guard: what must never be stored is found before it is stored, logged or echoed."""
