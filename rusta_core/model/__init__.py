"""The model. Everything here and above imports torch; nothing below does."""

import os

# Set before torch is imported. OpenMP's threads spin while they wait; beside compilers at work on the same cores that
# made a step three times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
