"""The room's addresses."""

from django.urls import path

from commonweal.portal.access.views import audiences, documents, originators, releases

app_name = "access"
urlpatterns = [
    path("documents/<uuid:found>/", documents.document, name="document"),
    path("releases/", releases.listed, name="releases"),
    path("releases/waiting/", releases.waiting, name="waiting"),
    path("releases/<uuid:found>/", releases.release, name="release"),
    path("releases/<uuid:found>/approve/", releases.approve, name="approve-release"),
    path("releases/<uuid:found>/refuse/", releases.refuse, name="refuse-release"),
    path("releases/<uuid:found>/withdraw/", releases.withdraw, name="withdraw-release"),
    path("audiences/<uuid:found>/", audiences.audience, name="audience"),
    path("originators/", originators.due, name="originators"),
    path("originators/<uuid:found>/consent/", originators.consent, name="consent"),
    path("originators/<uuid:found>/review/", originators.review, name="review"),
    path("originators/consents/<uuid:found>/", originators.answer, name="answer-consent"),
]
