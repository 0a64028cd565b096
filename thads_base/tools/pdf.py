"""HTML to PDF by WeasyPrint, which fetches nothing by itself."""

import gc
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

_logger = logging.getLogger(__name__)
# heard by those who ask, not by the server's log
_progress = logging.getLogger("weasyprint.progress")
_progress.setLevel(logging.INFO)
_progress.propagate = False
logging.getLogger("fontTools").setLevel(logging.WARNING)

# No such host exists: addresses under it are those of the server's own files
ORIGIN = "https://assets.invalid"
FONT_FACES = "\n".join(
    f"""@font-face {{
        font-family: "Liberation Serif"; font-weight: {weight}; font-style: {style};
        src: url({ORIGIN}/thads_base/static/fonts/LiberationSerif-{name}.ttf);
    }}"""
    for name, weight, style in (
        ("Regular", "normal", "normal"),
        ("Bold", "bold", "normal"),
        ("Italic", "normal", "italic"),
        ("BoldItalic", "bold", "italic"),
    )
)


class Asset(NamedTuple):
    """A file that a page may show."""

    content: bytes
    mimetype: str


class RefusedAsset(Exception):
    """Raised for an address that a page may not fetch from."""


Resolve = Callable[[str], Asset]


class AssetFetcher(URLFetcher):
    """Gives WeasyPrint the server's own assets and images within the page.

    Whatever else a page asks for is left out of the paper and logged: neither the
    network nor the disk is looked at.
    """

    def __init__(self, resolve: Resolve):
        super().__init__(allowed_protocols=["data"])
        self._resolve = resolve

    def fetch(self, url, headers=None):
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        try:
            if not url.startswith(f"{ORIGIN}/"):
                raise RefusedAsset(url)
            asset = self._resolve(url.removeprefix(ORIGIN))
        except RefusedAsset:
            _logger.warning("Left out of a paper, not an asset of this server: %s", url)
            raise
        return URLFetcherResponse(
            url, body=asset.content, headers={"Content-Type": asset.mimetype}
        )


class _Fonts(NamedTuple):
    configuration: FontConfiguration
    css: CSS


# Fonts are set up once and lent to one rendering at a time: Pango's are not safe
# to share between threads.
_idle_fonts: deque[_Fonts] = deque(maxlen=4)


def render_pdf(
    html: str, resolve: Resolve, on_page: Callable[[int], None] | None = None
) -> bytes:
    """Return the PDF of a page.

    :param html: with styles of its own; the fonts of papers are there by name
    :param resolve: gives the asset at a path such as ``/module/static/x.png``, raises
        :class:`RefusedAsset` for one that the page may not have
    :param on_page: called with the number of each page that is laid out
    """
    fetcher = AssetFetcher(resolve)
    with _lent_fonts(fetcher) as fonts, _without_collector(), _heard(on_page):
        page = HTML(string=html, base_url=f"{ORIGIN}/", url_fetcher=fetcher)
        return page.write_pdf(stylesheets=[fonts.css], font_config=fonts.configuration)


class _PageListener(logging.Handler):
    """Passes on the pages that WeasyPrint says it lays out in this thread."""

    def __init__(self, on_page: Callable[[int], None]):
        super().__init__()
        self._on_page, self._thread = on_page, threading.get_ident()

    def emit(self, record):
        if record.thread == self._thread and "Page %d" in record.msg:
            self._on_page(record.args[0])


@contextmanager
def _heard(on_page: Callable[[int], None] | None) -> Iterator[None]:
    if on_page is None:
        yield
        return
    listener = _PageListener(on_page)
    _progress.addHandler(listener)
    try:
        yield
    finally:
        _progress.removeHandler(listener)


@contextmanager
def _lent_fonts(fetcher: AssetFetcher) -> Iterator[_Fonts]:
    fonts = _idle_fonts.pop() if _idle_fonts else _set_up_fonts(fetcher)
    yield fonts
    _idle_fonts.append(fonts)


def _set_up_fonts(fetcher: AssetFetcher) -> _Fonts:
    configuration = FontConfiguration()
    css = CSS(string=FONT_FACES, font_config=configuration, url_fetcher=fetcher)
    return _Fonts(configuration, css)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the search for cycles among the many objects of a layout."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
