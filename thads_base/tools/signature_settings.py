"""Which key an agency signs with: said in Odoo's configuration file, never stored.

Odoo reads only the part ``[options]``; each unit that signs has a part of its own::

    [thads_signature 08]
    certificate = /etc/thads/08.p12
    passphrase_file = /run/secrets/thads-08
"""

from collections.abc import Mapping
from configparser import ConfigParser

SECTION = "thads_signature"


def read_signature_settings(path: str, code: str) -> Mapping[str, str]:
    """Return the settings of the unit with a code, empty if it does not sign.

    :param path: of the configuration file; need not be there
    """
    parser = ConfigParser(interpolation=None, strict=False)
    parser.read(path or [])
    section = f"{SECTION} {code}"
    return dict(parser[section]) if code and section in parser else {}
