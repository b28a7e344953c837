from draagvlak.capabilities.weaving.models.asking import Given, Review
from draagvlak.capabilities.weaving.models.links import WovenLink
from draagvlak.capabilities.weaving.models.stories import WovenStory

__all__ = ["Given", "Review", "WovenLink", "WovenStory"]
