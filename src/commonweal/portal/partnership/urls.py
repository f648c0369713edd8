"""People's addresses, under people/."""

from django.urls import path

from commonweal.portal.partnership.views import agencies, memberships, people

app_name = "partnership"
urlpatterns = [
    path("", people.index, name="index"),
    path("new/", people.new, name="new"),
    path("<uuid:found>/", people.person, name="person"),
    path("<uuid:found>/change/", people.change, name="change"),
    path("<uuid:found>/account/", people.give_account, name="give-account"),
    path("<uuid:found>/account/close/", people.close_account, name="close-account"),
    path("<uuid:found>/account/open/", people.open_account, name="open-account"),
    path("<uuid:found>/second-step/", people.ask_reset, name="ask-reset"),
    path("<uuid:found>/memberships/new/", memberships.begin, name="begin-membership"),
    path("memberships/<uuid:found>/end/", memberships.end, name="end-membership"),
    path("memberships/<uuid:found>/confirm/", memberships.confirm, name="confirm-membership"),
    path("confirmations/", memberships.confirmations, name="confirmations"),
    path("second-steps/", people.resets, name="resets"),
    path("second-steps/<uuid:found>/", people.answer_reset, name="answer-reset"),
    path("agencies/", agencies.index, name="agencies"),
    path("agencies/new/", agencies.new, name="new-agency"),
    path("agencies/<uuid:found>/", agencies.change, name="change-agency"),
    path("agencies/<uuid:found>/names/", agencies.printed_name, name="printed-name"),
    path("bodies/new/", agencies.new_body, name="new-body"),
    path("bodies/<uuid:found>/", agencies.change_body, name="change-body"),
]
