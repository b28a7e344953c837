"""Somebody in every text of succession: who leaves, who takes over, and of whom one wonders."""

from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf

KEEP_HISTORY = (Leaving, TakeOver, WhatIf)


def plant_succession(network, day, said, name, people):
    """`people`: who is planted, and who stays. Each with a version of before."""
    whose = {"authority": network.authority}
    here, (person, other) = {"network": network, **whose}, people
    plan = Leaving.objects.create(person=other, successor=person, leaves_on=day, words=said, **here)
    own = Leaving.objects.create(person=person, words=said, **here)
    role = TakeOver.objects.create(leaving=plan, role=said[:200], successor=person, introducer=person, **whose)
    met = TakeOver.objects.create(leaving=plan, person=person, **whose)
    places = {"places": [name], "into": name}
    kept = WhatIf.objects.create(wonder="merger", as_of=day, words=said, **places, **here)
    gone = WhatIf.objects.create(wonder="gone", person=person, as_of=day, words=said, **here)
    for one in (plan, own, role, met, kept, gone):
        one.save()
