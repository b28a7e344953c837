"""Who leaves, what falls with them, who takes it over; and what if."""
