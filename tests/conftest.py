"""What every test may ask for."""

import os
import sys
import tempfile
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # tests are collected by path, and environment.py is no test

pytest_plugins = ["environment"]

os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="rusta-state-")  # no episode of a test is a user's

settings.register_profile("untimed", deadline=None)  # how fast the machine is that day decides no test
settings.load_profile("untimed")
