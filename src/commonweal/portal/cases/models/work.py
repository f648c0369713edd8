"""What is to be done in a case: an action whose words are sealed."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.tasks.models import Action


class Task(Kept):
    """What an action of a case is: its home is the action, which itself says no more than that it is of a case.

    The register of actions, reminders and feeds hold the action's words; so these are kept apart from them.
    """

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    done_words = SealedText(blank=True)
