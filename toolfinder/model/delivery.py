"""How a tool reaches its users."""

DELIVERIES = ("installed", "hosted", "self-hosted")
