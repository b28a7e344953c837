"""Local networks that become one: who agreed, before and after, the introductions to make first, the step."""
