from messaging.admin import decisions, messages

__all__ = ["decisions", "messages"]
