"""From rows as read to a clean frame: `validate` is the way in, `rules` holds every rule."""
