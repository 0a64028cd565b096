"""Personal data as lists show them: enough to tell people apart, not to use."""

SIGN = "•"


def mask(text: str, shown: int) -> str:
    """Return a number or phone with its last signs only.

    :param shown: how many signs stay; all of them if it is negative

    >>> mask("0912345678", 3)
    '•••••••678'
    >>> mask("12", 3), mask("0912", -1)
    ('••', '0912')
    """
    if shown < 0:
        return text
    hidden = max(len(text) - shown, 0) if len(text) > shown else len(text)
    return SIGN * hidden + text[hidden:]
