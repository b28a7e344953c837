class FileRefusedError(ValueError):
    """The file is not kept, nothing of it; `code` says why: "empty", "too-large", "kind", "damaged", "password",
    "no-text", "too-long" or "register-number".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
