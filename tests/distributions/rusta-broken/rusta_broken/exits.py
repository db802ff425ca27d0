"""Takes its process down while it is imported."""

import os

print("about to leave")
os._exit(7)
