"""Every write of surveys, and the one of answers, which alone leaves no trace of who and when."""
