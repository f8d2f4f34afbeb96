"""The encrypted vault: tables, transactions, key slots, sealing and backups."""

from __future__ import annotations

from peerdesk.store.late import stand_in_for_all

stand_in_for_all()
