"""One calendar for several networks: what to hold, who can when, what is proposed, what is taken over."""
