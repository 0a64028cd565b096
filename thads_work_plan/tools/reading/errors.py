"""Why a file cannot be read as a plan."""


class PlanFileError(Exception):
    """The file holds no plan that can be read.

    :param code: why, a key of the messages in ``models/import_messages.py``
    :param params: what the message names besides the file: sizes, columns, cells
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params
