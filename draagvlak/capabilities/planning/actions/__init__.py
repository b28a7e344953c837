"""What is done with plannings. Who directs one of its networks may plan; whoever it is says when they can."""
