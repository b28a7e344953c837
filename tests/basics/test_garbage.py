import gc
import weakref

import pytest

from draagvlak.basics.garbage import spared_from_collection


class Ring:
    def __init__(self):
        self.me = self


def test_what_was_there_is_left_alone_and_what_comes_is_collected():
    was = Ring()
    before, frozen = weakref.ref(was), gc.get_freeze_count()
    with spared_from_collection():
        del was
        came = weakref.ref(Ring())
        gc.collect()
        assert (before() is not None, came() is None) == (True, True)
    gc.collect()
    assert (before() is None, gc.get_freeze_count() <= frozen) == (True, True)


def test_it_ends_where_something_breaks():
    with pytest.raises(KeyError), spared_from_collection():
        raise KeyError
    assert gc.get_freeze_count() == 0
