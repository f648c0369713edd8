"""Addresses of what was shared, the registers and the quarter's data set."""

from django.urls import path

from commonweal.portal.disclosures.views import agreements, assessments, completing, data_sets, governing, showing

app_name = "disclosures"
urlpatterns = [
    path("", showing.index, name="index"),
    path("shares/", showing.listed, name="shares"),
    path("new/", showing.record, name="record"),
    path("shares/<uuid:id>/", showing.disclosure, name="disclosure"),
    path("shares/<uuid:id>/complete/", completing.complete, name="complete"),
    path("governance/", governing.overview, name="governance"),
    path("governance/shares.csv", governing.export, name="export"),
    path("reviews/<uuid:id>/", governing.review, name="review"),
    path("agreements/", agreements.index, name="agreements"),
    path("agreements/new/", agreements.enter, name="new-agreement"),
    path("agreements/<uuid:id>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:id>/change/", agreements.change, name="change-agreement"),
    path("agreements/<uuid:id>/sign/<uuid:party>/", agreements.sign, name="sign"),
    path("agreements/<uuid:id>/review/", agreements.review, name="review-agreement"),
    path("agreements/<uuid:id>/matchers/", agreements.matchers, name="matchers"),
    path("agreements/<uuid:id>/document/", agreements.document, name="document"),
    path("agreements/<uuid:id>/end/", agreements.end, name="end-agreement"),
    path("assessments/new/", assessments.enter, name="new-assessment"),
    path("assessments/<uuid:id>/", assessments.assessment, name="assessment"),
    path("assessments/<uuid:id>/change/", assessments.change, name="change-assessment"),
    path("assessments/<uuid:id>/risk/", assessments.risk, name="risk"),
    path("assessments/<uuid:id>/risks/<uuid:risk>/", assessments.mend_risk, name="mend-risk"),
    path("assessments/<uuid:id>/sign-off/", assessments.sign_off, name="sign-off"),
    path("assessments/<uuid:id>/end/", assessments.end, name="end-assessment"),
    path("quarters/", data_sets.index, name="data-sets"),
    path("quarters/make/", data_sets.make, name="make-data-set"),
    path("quarters/<uuid:id>/", data_sets.data_set, name="data-set"),
    path("quarters/<uuid:id>/approve/", data_sets.approve, name="approve-data-set"),
    path("quarters/<uuid:id>/withdraw/", data_sets.withdraw, name="withdraw-data-set"),
]
