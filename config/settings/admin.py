"""The look of the staff pages (django-unfold). What stands in the sidebar: config/sidebar.py."""

from django.templatetags.static import static
from django.urls import reverse_lazy

UNFOLD = {
    "SITE_TITLE": "Gatehouse staff",
    "SITE_HEADER": "Gatehouse",
    "SITE_SUBHEADER": "Staff",
    "SITE_SYMBOL": "door_front",
    "SITE_URL": None,
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": False,
    "BORDER_RADIUS": "6px",
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda request: static("dashboard/icon.svg"),
        },
    ],
    "STYLES": [
        lambda request: static("review/review.css"),
        lambda request: static("review/charts.css"),
    ],
    "SIDEBAR": {"navigation": "config.sidebar.list_groups"},
    "ACCOUNT": {
        "navigation": [
            {"title": "Change password", "link": reverse_lazy("account_change_password")},
            {"title": "Second factor", "link": reverse_lazy("mfa_index")},
        ],
    },
    "COLORS": {
        "primary": {
            "50": "#effaf8",
            "100": "#d3f1ec",
            "200": "#a9e2d9",
            "300": "#74ccc0",
            "400": "#43afa3",
            "500": "#2a9488",
            "600": "#1f776f",
            "700": "#1c5f5a",
            "800": "#1b4d49",
            "900": "#1a403e",
            "950": "#092524",
        },
    },
}

# Functions that return the charts of the first page (config/charts.py).
STAFF_CHARTS = ("compliance.admin.workload.list_charts",)
