"""What every test stands on: a state folder of its own, and the database that the environment names."""

import os
import tempfile

os.environ.setdefault("DRAAGVLAK_STATE", tempfile.mkdtemp(prefix="draagvlak-test-"))
