"""Addresses and secrets of sources, sealed."""

from fairlead.web.sealing import Sealer, Unopened

__all__ = ["Unopened", "seal", "unseal"]
SEALER = Sealer(b"fairlead measure source 1")
seal, unseal = SEALER.seal, SEALER.unseal
