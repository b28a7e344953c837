"""What somebody says they can do, the roles of a network, and who may take which."""
