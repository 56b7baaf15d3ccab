"""The family of errors that are written for the person who must act."""


class FairleadError(Exception):
    """Something a person can mend; its text is one sentence that says what, where and what to do."""

    exit_code = 2

    @property
    def sentence(self) -> str:
        """The text to show, without a traceback.

        >>> FairleadError("The folder is empty: put a people or answers file in it.").sentence
        'The folder is empty: put a people or answers file in it.'
        """
        return str(self)


class BadInput(FairleadError):
    """What was given cannot be used as it stands."""


class Interrupted(FairleadError):
    """The person stopped the work; nothing half-made is left behind."""

    exit_code = 130
