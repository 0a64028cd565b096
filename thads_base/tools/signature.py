"""The lines above a signature (Decree 30/2020/NĐ-CP, annex I, part II, section 7)."""


def signature_lines(capacity: str, head_title: str, own_title: str) -> list[str]:
    """Return the lines that say in which capacity somebody signs.

    :param capacity: ``Q``, ``KT``, ``TL``, ``TUQ``, or empty for the head in person
    :param head_title: title of the head of the authority
    :param own_title: title of the signer, empty without one; not printed for ``Q`` and
        for the head

    >>> signature_lines("KT", "Trưởng phòng", "Phó Trưởng phòng")
    ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG']
    >>> signature_lines("Q", "Trưởng phòng", "Phó Trưởng phòng")
    ['Q. TRƯỞNG PHÒNG']
    """
    head = f"{capacity}. {head_title}" if capacity else head_title
    lines = [head] if capacity in ("", "Q") else [head, own_title]
    return [line.upper() for line in lines if line]
