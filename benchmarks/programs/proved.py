"""`gen`, started as `unproved.py` is."""

from generator import pipeline
from generator.cli import main

pipeline.refuse_faults = pipeline.refuse_faults
main()
