"""What a network needs people to be able to do: cards, roles, and what everybody says of themselves."""
