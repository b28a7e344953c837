"""The parts of erasing a person; actions.erasure frames them. Each gives what it did as counts, by a word."""
