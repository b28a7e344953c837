"""One calendar for several networks: what has to be held, who can when, and what a solver proposes."""
