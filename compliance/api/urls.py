from django.urls import path

from compliance.api.compliance.evaluate import Evaluate
from compliance.api.compliance.get_status import GetStatus

urlpatterns = [
    path("compliance/status", GetStatus.as_view()),
    path("compliance/evaluate", Evaluate.as_view()),
]
