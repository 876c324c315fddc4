"""The wire form of a send, for the schema; it is read by hand."""

from typing import Any

from rest_framework import serializers


class TemplateInput(serializers.Serializer[Any]):
    id = serializers.UUIDField(required=False)
    name = serializers.CharField(required=False)
    parameters = serializers.DictField(child=serializers.CharField(), required=False)


class NumbersInput(serializers.Serializer[Any]):
    """The numbers to choose from; ``country`` and ``strategy`` are taken and not used."""

    country = serializers.CharField(required=False)
    strategy = serializers.CharField(required=False)

    def get_fields(self) -> dict[str, Any]:
        """``from`` is a word of the language, so it is declared here."""
        numbers = serializers.ListField(child=serializers.CharField(), required=False)
        return {"from": numbers, **super().get_fields()}


class ChannelsInput(serializers.Serializer[Any]):
    sms = NumbersInput(many=True, required=False)
    whatsapp = NumbersInput(many=True, required=False)
    rcs = NumbersInput(many=True, required=False)
    mms = NumbersInput(many=True, required=False)


class Input(serializers.Serializer[Any]):
    to = serializers.ListField(child=serializers.CharField(), min_length=1, max_length=1000)
    template = TemplateInput(required=False)
    text = serializers.CharField(
        required=False, help_text="Instead of a template, to somebody who wrote in the last 24 h."
    )
    channel = serializers.ListField(
        child=serializers.ChoiceField(["sms", "whatsapp", "rcs", "mms", "sent"]), required=False
    )
    channels = ChannelsInput(required=False)
    media_urls = serializers.ListField(child=serializers.URLField(), required=False, max_length=10)
    subject = serializers.CharField(required=False, max_length=200)
    scheduled_at = serializers.DateTimeField(
        required=False, help_text="With an offset; 1 minute to 30 days ahead."
    )
    sandbox = serializers.BooleanField(required=False)
    sender_profile_id = serializers.UUIDField(
        required=False, help_text="As the x-profile-id header; without it the default one is used."
    )
    strict_sender = serializers.BooleanField(
        required=False, help_text="Refuse with SENDER_002 rather than use the shared short code."
    )


class SenderOutput(serializers.Serializer[Any]):
    value = serializers.CharField()
    profile_id = serializers.UUIDField(allow_null=True)
    reason = serializers.ChoiceField(choices=["requested", "default", "shared_fallback"])


class RecipientOutput(serializers.Serializer[Any]):
    message_id = serializers.UUIDField()
    to = serializers.CharField()
    channel = serializers.CharField(allow_null=True)
    body = serializers.CharField(allow_null=True)
    status = serializers.CharField()
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)
    sender = SenderOutput()


class Output(serializers.Serializer[Any]):
    status = serializers.CharField()
    template_id = serializers.UUIDField(allow_null=True)
    template_name = serializers.CharField(allow_null=True)
    scheduled_at = serializers.DateTimeField(required=False)
    recipients = RecipientOutput(many=True)
