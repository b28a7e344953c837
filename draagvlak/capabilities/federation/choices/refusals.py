class RefusedFileError(Exception):
    """A signed file that is not taken in; nothing of it is kept. `code` says why:

    "too-large", "unreadable" (no signed file), "changed" (the signature doesn't fit), "unknown-version", "wrong-shape",
    "register-number", "not-for-us", "unknown-key", "other-key" (a sender we know, with another key), "older".
    `opened`: what it says of who sent it, where the signature fits.
    """

    def __init__(self, code: str, opened: object = None) -> None:
        super().__init__(code)
        self.code, self.opened = code, opened
