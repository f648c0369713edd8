"""What people raise: the partnership's own list of themes."""

from django.db import models

from commonweal.portal.audit.clock import new_id


class Theme(models.Model):
    """A theme. One that is no longer offered stays with what was counted under it."""

    OPEN_BECAUSE = "Names of themes, of no event and of nobody in particular."

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    position = models.PositiveIntegerField(default=0)
    offered = models.BooleanField(default=True)
