import pytest

from templates_app.detection import detect_category, detect_language
from templates_app.naming import derive_name
from tests.templates_app.conftest import write


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Your order has been shipped and arrives on Monday.", "UTILITY"),
        ("Your verification code is {{0:variable}}, do not share it.", "AUTHENTICATION"),
        ("Use {{0:variable}} as your one-time passcode today.", "AUTHENTICATION"),
        ("Our summer sale starts today, come and see us!", "MARKETING"),
        ("Everything is 20% off this weekend only.", "MARKETING"),
    ],
)
def test_category_is_read_from_the_words(text: str, category: str) -> None:
    assert detect_category(write(text, "code")) == category


def test_authentication_settings_make_an_authentication_template() -> None:
    definition = write("Welcome to our shop.", authenticationConfig={})
    assert detect_category(definition) == "AUTHENTICATION"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Your order is on its way to you.", "en_US"),
        ("Ihre Bestellung ist unterwegs und wird für Sie geliefert.", "de"),
        ("Votre commande est en route pour vous.", "fr"),
        ("Gracias, su pedido ha salido para usted.", "es"),
        ("Uw bestelling wordt vandaag met zorg verstuurd.", "nl"),
        ("Xyzzy plugh!", "en_US"),
    ],
)
def test_language_is_read_from_the_words(text: str, language: str) -> None:
    assert detect_language(write(text)) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello {{0:variable}}, your order has shipped today!", "hello_your_order_has_shipped"),
        ("Größe & Länge — schön", "größe_länge_schön"),
        ("Sent_from our shop", "template_sent_from_our_shop"),
        ("ваш заказ", "ваш_заказ"),
        ("???", "template"),
        ("a" * 200, "a" * 60),
    ],
)
def test_name_is_made_of_the_first_words(text: str, name: str) -> None:
    assert derive_name(write(text)) == name
