"""`python -m rusta_core.cli` is `rusta`."""

import sys

from rusta_core.cli import main

sys.exit(main())
