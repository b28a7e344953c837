"""What happens to lists without anybody doing it."""

import rules


@rules.predicate
def nobody_does_it(user: object, authority: object) -> bool:
    return user is None


rules.add_perm("exchange.forget_old_lists", nobody_does_it)
