"""A rule as a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from draagvlak.capabilities.planning.choices import How, RuleKind
from draagvlak.capabilities.planning.models import Rule
from draagvlak.capabilities.planning.wording.moments import cells_told

SENTENCES: dict[tuple[str, str], "Promise | str"] = {
    (RuleKind.WHEN, How.MUST): gettext_lazy("‘%(first)s’ moet op: %(when)s."),
    (RuleKind.WHEN, How.SHOULD): gettext_lazy("‘%(first)s’ liefst op: %(when)s."),
    (RuleKind.WHEN, How.NEVER): gettext_lazy("‘%(first)s’ nooit op: %(when)s."),
    (RuleKind.PRESENT, How.MUST): gettext_lazy("Bij ‘%(first)s’ moet %(person)s kunnen."),
    (RuleKind.PRESENT, How.SHOULD): gettext_lazy("Bij ‘%(first)s’ kan %(person)s liefst."),
    (RuleKind.SAME_DAY, How.MUST): gettext_lazy("‘%(first)s’ en ‘%(other)s’ moeten op dezelfde dag."),
    (RuleKind.SAME_DAY, How.SHOULD): gettext_lazy("‘%(first)s’ en ‘%(other)s’ liefst op dezelfde dag."),
    (RuleKind.SAME_DAY, How.NEVER): gettext_lazy("‘%(first)s’ en ‘%(other)s’ nooit op dezelfde dag."),
    (RuleKind.ADJACENT, How.MUST): gettext_lazy("‘%(first)s’ en ‘%(other)s’ moeten vlak na elkaar."),
    (RuleKind.ADJACENT, How.SHOULD): gettext_lazy("‘%(first)s’ en ‘%(other)s’ liefst vlak na elkaar."),
    (RuleKind.ADJACENT, How.NEVER): gettext_lazy("‘%(first)s’ en ‘%(other)s’ nooit vlak na elkaar."),
}
APART = {
    How.MUST: gettext_lazy("Tussen ‘%(first)s’ en ‘%(other)s’ moeten minstens %(days)s liggen."),
    How.SHOULD: gettext_lazy("Tussen ‘%(first)s’ en ‘%(other)s’ liggen liefst minstens %(days)s."),
    How.NEVER: gettext_lazy("Tussen ‘%(first)s’ en ‘%(other)s’ liggen nooit %(days)s of meer."),
}


def days_told(count: int) -> str:
    return ngettext("%(count)s dag", "%(count)s dagen", count) % {"count": count}


def rule_told(rule: Rule, sees_name: bool) -> str:
    """`sees_name`: whether who reads it may read the name of the person in it."""
    said = {
        "first": rule.first.title,
        "other": rule.other.title if rule.other else "",
        "person": rule.person.name if rule.person and sees_name else _("iemand"),
        "when": cells_told(rule.cells),
        "days": days_told(rule.days),
    }
    if rule.kind == RuleKind.AS_ONE:
        return _("‘%(first)s’ en ‘%(other)s’ mogen samen gehouden worden.") % said
    sentence = APART[How(rule.how)] if rule.kind == RuleKind.APART else SENTENCES[rule.kind, rule.how]
    return str(sentence) % said
