"""One path, one class; each of its methods is a file of its own."""

from django.urls import path

from compliance.api.profiles.complete_profile import CompleteProfile
from compliance.api.profiles.create_campaign import CreateCampaign
from compliance.api.profiles.create_profile import CreateProfile
from compliance.api.profiles.delete_campaign import DeleteCampaign
from compliance.api.profiles.delete_profile import DeleteProfile
from compliance.api.profiles.get_profile import GetProfile
from compliance.api.profiles.list_campaigns import ListCampaigns
from compliance.api.profiles.list_profiles import ListProfiles
from compliance.api.profiles.update_campaign import UpdateCampaign
from compliance.api.profiles.update_profile import UpdateProfile


class Profiles(ListProfiles, CreateProfile):
    """/v3/profiles"""


class ProfileItem(GetProfile, UpdateProfile, DeleteProfile):
    """/v3/profiles/{profile_id}"""


class Campaigns(ListCampaigns, CreateCampaign):
    """/v3/profiles/{profile_id}/campaigns"""


class CampaignItem(UpdateCampaign, DeleteCampaign):
    """/v3/profiles/{profile_id}/campaigns/{campaign_id}"""


urlpatterns = [
    path("profiles", Profiles.as_view()),
    path("profiles/<str:profile_id>", ProfileItem.as_view()),
    path("profiles/<str:profile_id>/complete", CompleteProfile.as_view()),
    path("profiles/<str:profile_id>/campaigns", Campaigns.as_view()),
    path("profiles/<str:profile_id>/campaigns/<str:campaign_id>", CampaignItem.as_view()),
]
