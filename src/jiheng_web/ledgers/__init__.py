"""The ledger on the project's own database: every act is an entry, written in the transaction of the act."""
