"""Addresses of intelligence: the guide and the form; and the unit's own, in a module beside."""

from django.urls import URLPattern, URLResolver, include, path

from commonweal.portal.intelligence.views import guide, later, showing, writing

app_name = "intelligence"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", showing.index, name="index"),
    path("guide/", guide.guide, name="guide"),
    path("guide/table/", guide.edit, name="guide-edit"),
    path("guide/versions/", guide.versions, name="guide-versions"),
    path("guide/counts/", guide.counts, name="guide-counts"),
    path("guide/<slug:key>/", guide.row, name="guide-row"),
    path("desk/", guide.set_desk, name="desk"),
    path("new/", writing.begin, name="begin"),
    path("<uuid:id>/", showing.report, name="report"),
    path("<uuid:id>/check/", writing.check, name="check"),
    path("<uuid:id>/pieces/", writing.item, name="new-item"),
    path("pieces/<uuid:id>/", writing.change_item, name="item"),
    path("<uuid:id>/names/", writing.names, name="names"),
    path("<uuid:id>/names/<slug:kind>/", writing.name, name="name"),
    path("mentions/<uuid:id>/", writing.change_name, name="change-name"),
    path("<uuid:id>/page/<slug:name>/", writing.page, name="page"),
    path("<uuid:id>/take-out/", writing.drop, name="drop"),
    path("<uuid:id>/throw-away/", writing.throw_away, name="throw-away"),
    path("<uuid:id>/told-by/", showing.told_by, name="told-by"),
    path("<uuid:id>/add/", later.add, name="add"),
    path("<uuid:id>/asked/", later.answer, name="answer-asked"),
    path("<uuid:id>/withdraw/", later.withdraw, name="withdraw"),
    path("unit/", include("commonweal.portal.intelligence.urls_unit")),
    path("released/", include("commonweal.portal.intelligence.urls_released")),
]
