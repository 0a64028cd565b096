import ipaddress
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import hmac

# how many calls of one address are answered by default, and in which time
LIMITS = {
    "lookup": (60, timedelta(minutes=10)),
    "submission": (20, timedelta(hours=1)),
}


# It passes away by itself, which makes it no dialog
# pylint: disable=no-wizard-in-models
class ThadsPublicCall(models.TransientModel):
    """A call of a public page, kept for as long as it counts against its address.

    The rows are in the database, so that all workers count together. A call that is
    refused leaves none: no flood fills the table. Who calls is not kept, only a keyed
    hash of the address.
    """

    _name = "thads.public.call"
    _description = "Call of a Public Page"
    _transient_max_hours = 2.0

    kind = fields.Char(required=True)
    address = fields.Char(required=True, help="A hash: it tells nobody who called.")

    _address_idx = models.Index("(address, kind, create_date)")

    @api.model
    def _allow(self, kind, address) -> bool:
        """Count a call, unless its address has made as many as are allowed.

        :param str kind: key of ``LIMITS``; ``thads_one_stop.<kind>_limit`` among the
            system's parameters changes the number
        :param str address: of the network, or a false value if it is not known
        :return: whether the call is to be answered
        """
        count, window = LIMITS[kind]
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        count = int(parameters.get_param(f"thads_one_stop.{kind}_limit", count))
        calls = self.sudo()
        caller = hmac(self.env(su=True), "thads_public_call", _get_network(address))
        made = calls.search_count(
            [
                ("address", "=", caller),
                ("kind", "=", kind),
                ("create_date", ">", fields.Datetime.now() - window),
            ],
            limit=count,
        )
        if made >= count:
            return False
        calls.create({"kind": kind, "address": caller})
        return True


def _get_network(address) -> str:
    """Return what one caller holds: an IPv4 address, or the 64 bits of an IPv6 one."""
    try:
        known = ipaddress.ip_address(address or "")
    except ValueError:
        return str(address)
    prefix = 64 if known.version == 6 else 32
    return str(ipaddress.ip_network((known, prefix), strict=False))
