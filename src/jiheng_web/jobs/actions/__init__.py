"""Writes of the queue: what people ask for, and what workers do."""

from jiheng_web.jobs.actions.asking import cancel, enqueue, repeat

__all__ = ["cancel", "enqueue", "repeat"]
