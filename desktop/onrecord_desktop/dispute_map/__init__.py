"""Who denies whom, drawn as a map and told in words."""
