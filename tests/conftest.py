"""What every test may ask for."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # tests are collected by path, and environment.py is no test

pytest_plugins = ["environment"]
