"""An append-only log that anybody can verify offline: entries, Merkle tiles, checkpoints, proofs and their verifier."""
