from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.insights.choices import Answer, Level


class StoredReport(models.Model):
    """The report of a network as it was made last, in each language, so that a page only has to read it.

    `made_at` is also when it was last said to be of before, then with a day long past (`actions.outdate_report`).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField("network.Network", on_delete=models.CASCADE)
    as_of = models.DateField()
    texts = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now=True)

    objects = ScopedRows()

    def __str__(self) -> str:
        return f"{self.network_id} {self.as_of}"


class ReportHead(models.Model):
    """What pages tell of a report beside the letter itself, kept with it: of tens of thousands of people the whole of a
    report is a megabyte. `texts` has for each language some parts of it (writers.report_head), `counted` people by
    layers and municipalities as the summary shows them, no group smaller than five.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    report = models.OneToOneField(StoredReport, on_delete=models.CASCADE, related_name="head")
    texts = models.JSONField(default=dict)
    counted = models.JSONField(default=dict)

    objects = ScopedRows()

    class Meta:
        ordering = ("report",)

    def __str__(self) -> str:
        return f"{self.report_id}"


class ConversationAnswer(models.Model):
    """What became of a proposed conversation between two people; until `until` it is not proposed again."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey("network.Network", on_delete=models.CASCADE)
    a = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)
    answered_on = models.DateField()
    until = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("-answered_on", "-pk")
        constraints = (models.UniqueConstraint(fields=["network", "a", "b"], name="one_answer_a_pair"),)

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}: {self.answer}"


class KeptMap(models.Model):
    """The map of a network at one level as it was drawn last. Names are not in it: a person is a key, whose name is
    read where it stands. `nodes` and `ties` are lists of rows, as in actions; the places in them stay.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey("network.Network", on_delete=models.CASCADE)
    level = models.CharField(max_length=15, choices=Level)
    as_of = models.DateField()
    nodes = models.JSONField(default=list)
    ties = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("network", "level")
        constraints = (models.UniqueConstraint(fields=["network", "level"], name="one_map_a_level"),)

    def __str__(self) -> str:
        return f"{self.network_id} {self.level} {self.as_of}"


class KeptDrive(models.Model):
    """In how many contacts each layer took part, month by month: numbers only, made with the report.

    `months` are [year, month]; `contacts` and `directors` have a list of numbers a layer.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField("network.Network", on_delete=models.CASCADE)
    as_of = models.DateField()
    months = models.JSONField(default=list)
    contacts = models.JSONField(default=dict)
    directors = models.JSONField(default=dict)

    objects = ScopedRows()

    class Meta:
        ordering = ("network",)

    def __str__(self) -> str:
        return f"{self.network_id} {self.as_of}"


class KeptCounts(models.Model):
    """What the summary counts, as it was published last (analysis.publishing), made with the report.

    `rows` and `columns` are groups of layers and of municipalities; `counts` a list a row; `people` by key the numbers
    of the row and column in which somebody is counted, which is never shown. `is_shown`: there are enough people today.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField("network.Network", on_delete=models.CASCADE)
    rows = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    counts = models.JSONField(default=list)
    people = models.JSONField(default=dict)
    is_shown = models.BooleanField(default=False)

    objects = ScopedRows()

    class Meta:
        ordering = ("network",)
        verbose_name_plural = "kept counts"

    def __str__(self) -> str:
        return f"{self.network_id}"
