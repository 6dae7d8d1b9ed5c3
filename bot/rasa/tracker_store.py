"""A tracker store that keeps nothing.

The state of an interview is in Folkmoot's database. Rasa needs no memory of its own, and a
tracker that grows makes every turn slower than the one before.
"""

from typing import Any, Iterable, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class ForgetfulTrackerStore(TrackerStore):
    """Every message starts a new tracker, which is thrown away afterwards."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep nothing."""

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """There is never anything to retrieve."""
        return None

    async def keys(self) -> Iterable[str]:
        """No conversation is known."""
        return []
