"""The types of a definition. What it must say is in ``templates_app.definition.rules``."""

from typing import Any

from rest_framework import serializers

from config.api.fields import Flag, Text, WholeNumber

_MOST_VARIABLES = 100
_MOST_BUTTONS = 10
_MOST_MEDIA = 10
_OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True}
_OPTIONAL_TEXT: dict[str, Any] = {**_OPTIONAL, "allow_blank": True}


class Several(serializers.ListField):
    """A list without nulls. Its length is looked at first: a million entries are not read."""

    def to_internal_value(self, data: Any) -> list[Any]:
        if isinstance(data, list) and len(data) > self.max_length:
            sentence = f"At most {self.max_length} entries."
            raise serializers.ValidationError(sentence, code="max_length")
        return super().to_internal_value(data)


class Sample(serializers.CharField):
    """A value to show; a number or a truth value is as good as its text."""

    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(str(data).lower() if isinstance(data, bool) else data)


class VariablePropsInput(serializers.Serializer[Any]):
    variableType = Text(**_OPTIONAL_TEXT)
    sample = Sample(**_OPTIONAL_TEXT, trim_whitespace=False)
    url = Text(**_OPTIONAL_TEXT)
    mediaType = Text(**_OPTIONAL_TEXT)
    alt = Text(**_OPTIONAL_TEXT)
    regex = Text(**_OPTIONAL_TEXT)
    shortUrl = Text(**_OPTIONAL_TEXT)


class VariableInput(serializers.Serializer[Any]):
    id = WholeNumber(min_value=0, max_value=9999, default=0)
    name = Text()
    type = serializers.ChoiceField(choices=["variable", "link", "media"], **_OPTIONAL)
    props = VariablePropsInput(**_OPTIONAL)


class BodyContentInput(serializers.Serializer[Any]):
    template = Text()
    type = Text(**_OPTIONAL)
    variables = Several(child=VariableInput(), max_length=_MOST_VARIABLES, **_OPTIONAL)


class MediaInput(serializers.Serializer[Any]):
    url = Text()
    mediaType = Text(**_OPTIONAL)


class MmsContentInput(BodyContentInput):
    subject = Text(**_OPTIONAL_TEXT, max_length=255)
    media = Several(child=MediaInput(), max_length=_MOST_MEDIA, **_OPTIONAL)


class BodyInput(serializers.Serializer[Any]):
    multiChannel = BodyContentInput(**_OPTIONAL)
    sms = BodyContentInput(**_OPTIONAL)
    whatsapp = BodyContentInput(**_OPTIONAL)
    rcs = BodyContentInput(**_OPTIONAL)
    mms = MmsContentInput(**_OPTIONAL)


class LocationInput(serializers.Serializer[Any]):
    name = Text()
    address = Text()
    latitude = Text()
    longitude = Text()


class HeaderInput(serializers.Serializer[Any]):
    type = serializers.ChoiceField(
        choices=["text", "image", "video", "gif", "document", "location"], **_OPTIONAL
    )
    template = Text(**_OPTIONAL_TEXT)
    variables = Several(child=VariableInput(), max_length=_MOST_VARIABLES, **_OPTIONAL)
    example_url = Text(**_OPTIONAL_TEXT)
    location = LocationInput(**_OPTIONAL)
    static_resource = Flag(**_OPTIONAL)


class FooterInput(serializers.Serializer[Any]):
    template = Text()
    type = Text(**_OPTIONAL)
    variables = Several(child=VariableInput(), max_length=_MOST_VARIABLES, **_OPTIONAL)


class ButtonPropsInput(serializers.Serializer[Any]):
    text = Text(**_OPTIONAL_TEXT)
    url = Text(**_OPTIONAL_TEXT)
    urlType = Text(**_OPTIONAL_TEXT)
    phoneNumber = Text(**_OPTIONAL_TEXT)
    countryCode = Text(**_OPTIONAL_TEXT)
    quickReplyType = Text(**_OPTIONAL_TEXT)
    offerCode = Text(**_OPTIONAL_TEXT)
    activeFor = WholeNumber(**_OPTIONAL, min_value=0)
    variables = Several(child=VariableInput(), max_length=_MOST_VARIABLES, **_OPTIONAL)
    otpType = Text(**_OPTIONAL_TEXT)
    autofillText = Text(**_OPTIONAL_TEXT)
    packageName = Text(**_OPTIONAL_TEXT)
    signatureHash = Text(**_OPTIONAL_TEXT)


class ButtonInput(serializers.Serializer[Any]):
    id = WholeNumber(min_value=0, max_value=9999, default=0)
    type = serializers.ChoiceField(
        choices=["QUICK_REPLY", "URL", "PHONE_NUMBER", "VOICE_CALL", "COPY_CODE"]
    )
    props = ButtonPropsInput()


class AuthenticationConfigInput(serializers.Serializer[Any]):
    addSecurityRecommendation = Flag(**_OPTIONAL)
    codeExpirationMinutes = WholeNumber(**_OPTIONAL)


class DefinitionInput(serializers.Serializer[Any]):
    body = BodyInput()
    header = HeaderInput(**_OPTIONAL)
    footer = FooterInput(**_OPTIONAL)
    buttons = Several(child=ButtonInput(), max_length=_MOST_BUTTONS, **_OPTIONAL)
    authenticationConfig = AuthenticationConfigInput(**_OPTIONAL)
    definitionVersion = Text(**_OPTIONAL_TEXT)
