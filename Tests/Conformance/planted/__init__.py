"""Faults for `planted_faults.py`: each mutator lists the places of a project where its fault can be planted."""
