"""`manage.py check --deploy` as a host would run it: production settings, any warning fails."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    with tempfile.TemporaryDirectory() as state:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGVLAK_")} | {
            "DRAAGVLAK_SECRET_KEY": secrets.token_urlsafe(60),
            "DRAAGVLAK_HOSTS": "draagvlak.example",
            "DRAAGVLAK_STATE": state,
        }
        command = [sys.executable, str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "WARNING"]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
