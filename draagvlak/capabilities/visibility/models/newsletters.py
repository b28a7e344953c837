from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Indicator, Result
from draagvlak.capabilities.visibility.choices import ItemKind
from draagvlak.capabilities.weaving.models import WovenStory


class Newsletter(models.Model):
    """An edition of the newsletter: its own words, and pieces that point to what they tell of.

    What came since the day `since` is new in it. `sent_on`: the day on which somebody says to have sent it; nothing is
    sent from here. From then on it is only read.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    thanks = models.TextField(blank=True)
    since = models.DateField()
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return self.title


class NewsletterItem(models.Model):
    """A piece of a newsletter: `kind` names the one column that is filled in; `words` are what is said with it.

    What it tells stands where it stands, and is asked each time that somebody looks: also whether it may be told yet.
    `activity`: the key of one that is open to everybody; these stand in a room that does not know this one.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=ItemKind)
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(WovenStory, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    activity = models.PositiveBigIntegerField(null=True, blank=True)
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(blank=True)
    place = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("place", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    *(models.Q(kind=kind, **{f"{kind}__isnull": False}) for kind in ItemKind.values),
                    _connector=models.Q.OR,
                ),
                name="newsletter_item_of_its_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.newsletter_id} {self.kind} {self.place}"
