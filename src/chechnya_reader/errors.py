"""Exceptions for wrong use of the program. Bad data is no exception: it is a `Problem` among the results."""


class UsageError(Exception):
    """The call asks for something that cannot be done; the message is one line that says what to do."""
