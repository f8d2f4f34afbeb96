"""PeerDesk's window and Stage."""
