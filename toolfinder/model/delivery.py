"""How a tool reaches its users."""

from enum import StrEnum


class Delivery(StrEnum):
    """How a tool reaches its users."""

    INSTALLED = "installed"
    HOSTED = "hosted"
    SELF_HOSTED = "self-hosted"


DELIVERIES = tuple(delivery.value for delivery in Delivery)
