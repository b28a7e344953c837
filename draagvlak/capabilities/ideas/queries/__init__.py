"""Every read of ideas. All of them begin with `seeing.visible_ideas`."""
