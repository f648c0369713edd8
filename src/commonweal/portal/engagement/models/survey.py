"""A survey as it was taken in, what people wrote, the themes that persons found in it, and what may be quoted."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept

SURVEY_ROW = "survey"
DRAFT, TAKEN, DROPPED = "draft", "taken", "dropped"


class Survey(Kept):
    """One wave. `sheet` is the file without its personal columns, kept until the answers are taken in or dropped;
    `mapping` what its columns are. The closed answers lie in the store's restricted part, as `dataset`.
    """

    TABLE_ROW = SURVEY_ROW

    name = models.CharField(max_length=200)
    wave = models.CharField(max_length=60)
    state = models.CharField(max_length=8, default=DRAFT)
    about = models.JSONField(default=dict)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    sheet = models.JSONField(default=dict)
    left_at_door = models.PositiveIntegerField(default=0)  # columns of persons' own data, kept nowhere
    mapping = models.JSONField(default=dict)
    dataset = models.CharField(max_length=200, blank=True)
    answers = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)
    uploaded_at = models.DateTimeField()

    class Meta:
        """What was taken in or dropped holds no file any more."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(state=DRAFT) | Q(sheet={}), name="survey_file_goes")
        ]


class Writing(Kept):
    """What people wrote to one question: `answers` are [row of the store's table, ward's code or "", words]."""

    TABLE_ROW = SURVEY_ROW

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="writings")
    key = models.CharField(max_length=60)
    words = models.CharField(max_length=400)
    answers = models.JSONField(default=list)
    kept_at = models.DateTimeField(null=True)  # when its themes last went to the store


class FoundTheme(Kept):
    """A theme that a person found in what was written."""

    TABLE_ROW = SURVEY_ROW

    writing = models.ForeignKey(Writing, on_delete=models.PROTECT, related_name="themes")
    name = models.CharField(max_length=80)
    position = models.PositiveIntegerField(default=0)


class Coding(Kept):
    """One person's reading of one question's texts: `read` is row -> {"themes": [ids], "at": when}."""

    TABLE_ROW = SURVEY_ROW

    writing = models.ForeignKey(Writing, on_delete=models.PROTECT, related_name="codings")
    coder = models.UUIDField()  # the account
    read = models.JSONField(default=dict)

    class Meta:
        """One a person."""

        constraints = [models.UniqueConstraint(fields=("writing", "coder"), name="coding_one_a_person")]  # noqa: RUF012


class Quotation(Kept):
    """Words that may stand in a paper: redacted by one person, approved by another."""

    TABLE_ROW = SURVEY_ROW

    writing = models.ForeignKey(Writing, on_delete=models.PROTECT, related_name="quotations")
    row = models.PositiveIntegerField()
    words = models.TextField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        """Never approved by who redacted it."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("proposed_by"))),
                name="quotation_second_person",
            )
        ]
