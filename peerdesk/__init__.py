"""PeerDesk's core: it runs, and is tested, without Qt and without a display."""

__version__ = "0.1.0"
