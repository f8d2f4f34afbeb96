"""`python -m peerdesk.drive SCRIPT.json`, the same as `peerdesk drive SCRIPT.json`."""

from __future__ import annotations

import argparse
import sys

from peerdesk import drive
from peerdesk.drive.console import guarded

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="peerdesk drive", allow_abbrev=False)
    drive.add_arguments(parser)
    arguments = parser.parse_args()
    sys.exit(guarded(lambda: drive.run_arguments(arguments)))
