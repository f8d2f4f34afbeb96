"""The encrypted vault: tables, transactions, key slots, sealing and backups."""
