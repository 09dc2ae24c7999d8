"""Lets the tests find what they share, also where test folders of several plugins meet."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("plugin", deadline=None, derandomize=True)
settings.load_profile("plugin")
