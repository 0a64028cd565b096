"""What of a plan's lines is compared with those of other plans."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from odoo.addons.thads_base.tools.folding import fold

SHORTEST_PRODUCT = 4  # words
# what many products begin with, and says nothing of the work
_KINDS = re.compile(
    r"^(?:(?:ban hanh|bang|bao cao|bien ban|cong van|danh gia|danh muc|danh sach|de an"
    r"|ho so|hoi nghi|ke hoach|ket luan|ket qua|phe duyet|phuong an|quyet dinh"
    r"|theo doi|thong bao|tong hop|trien khai|van ban)\b *)+"
)


def get_compared_rows(lines: Iterable[tuple]) -> Iterator[tuple]:
    """Yield titles and products with their words, without accents, and their times.

    A title lasts from the first day of its products to the last one. Products that
    name only their kind are left out.

    :param lines: a key, the title, a product or ``None``, its first and last day
    :return: the key, ``title`` or ``product``, the words, first and last day
    """
    titles: dict = {}
    days: dict[object, list[date]] = defaultdict(list)
    for key, title, product, first, last in lines:
        titles[key] = title
        days[key] += (min(first, last), last)
        if is_telling(product):
            yield key, "product", fold(product), min(first, last), last
    for key, title in titles.items():
        yield key, "title", fold(title), min(days[key]), max(days[key])


def is_telling(product: str | None) -> bool:
    """Whether a product says more than its kind.

    >>> is_telling("Báo cáo kết quả rà soát"), is_telling("Kế hoạch số hóa hồ sơ")
    (False, True)
    """
    return len(_KINDS.sub("", fold(product or "")).split()) >= SHORTEST_PRODUCT
