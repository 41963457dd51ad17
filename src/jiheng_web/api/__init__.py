"""The interface for other programs: /api/v1 over the same actions, permissions and ledger as the pages, and the tokens that open it."""
