from django.urls import path

from compliance.api.channels.list_channels import ListChannels
from compliance.api.compliance.evaluate import Evaluate
from compliance.api.compliance.get_requirements import GetRequirements
from compliance.api.compliance.get_status import GetStatus
from compliance.api.profiles.urls import urlpatterns as profile_paths

urlpatterns = [
    path("compliance/status", GetStatus.as_view()),
    path("compliance/evaluate", Evaluate.as_view()),
    path("compliance/requirements", GetRequirements.as_view()),
    path("channels", ListChannels.as_view()),
    *profile_paths,
]
