"""Pages for everybody: light, without scripts, in Vietnamese or English.

The language is in the address (``?lang=en``), so that a page can be passed on as it is
seen; nothing is remembered of who looks.
"""

from urllib.parse import urlencode

from odoo.http import request

LANGUAGES = {"vi": "vi_VN", "en": "en_US"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
ADDRESSES = ("/tra-cuu", "/nop-ho-so")


def is_public_page(path: str) -> bool:
    """Whether an address is one of these pages."""
    return any(path == own or path.startswith(f"{own}/") for own in ADDRESSES)


def begin() -> str:
    """Let the request go on in the language that its address asks for; return it."""
    lang = request.httprequest.args.get("lang")
    lang = lang if lang in LANGUAGES else "vi"
    request.update_context(lang=LANGUAGES[lang])
    return lang


def get_url(path: str, lang: str, **query) -> str:
    """Return the address of a page in a language; Vietnamese goes without saying."""
    if lang != "vi":
        query["lang"] = lang
    return f"{path}?{urlencode(query)}" if query else path


def render(template: str, lang: str, values: dict, status: int = 200, switch=True):
    """Return a page.

    :param dict values: of the template, ``title`` among them
    :param bool switch: whether the same address answers in the other language
    """
    query = request.httprequest.args.to_dict()
    query.pop("lang", None)
    other = "en" if lang == "vi" else "vi"
    path = request.httprequest.path
    qcontext = {
        **values,
        "page_lang": lang,
        "lookup_url": get_url("/tra-cuu", lang),
        "online_url": get_url("/nop-ho-so", lang),
        "other_lang": other,
        "other_url": get_url(path, other, **query) if switch else None,
    }
    response = request.render(f"thads_one_stop.{template}", qcontext, status=status)
    response.headers.update(HEADERS)
    return response


def refuse_many(lang: str):
    """Return the answer to an address that calls too often."""
    response = render(
        "public_message",
        lang,
        {
            "title": request.env._("Too many requests"),
            "message": request.env._(
                "Too many requests came from your network. Please wait some minutes, "
                "and try again."
            ),
        },
        status=429,
        switch=False,
    )
    response.headers["Retry-After"] = "600"
    return response


def is_allowed(kind: str) -> bool:
    """Whether the caller's address has not called too often; counts the call."""
    calls = request.env["thads.public.call"]
    return calls._allow(kind, request.httprequest.remote_addr)
