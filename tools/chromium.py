"""A Chromium for the journeys: the one of the system, or installed from Debian's packages where it is missing."""

import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def found() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    if not found():
        apt = shutil.which("apt-get")
        if not apt:
            print("No Chromium here, and no apt-get to install it. Install Chromium, then run this again.")
            return 1
        subprocess.run([apt, "update", "-qq"], check=True)
        subprocess.run([apt, "install", "-y", "-qq", "chromium"], check=True)
    print(f"Chromium: {found()}")
    return 0 if found() else 1


if __name__ == "__main__":
    sys.exit(main())
