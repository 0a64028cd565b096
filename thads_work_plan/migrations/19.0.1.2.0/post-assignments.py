from odoo import SUPERUSER_ID, api

from odoo.addons.thads_base.tools import vietnam_time


def migrate(cr, version):
    """Make the assignments of running plans that were issued before there were any."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    issued = env["thads.plan"].search(
        [("state", "=", "issued"), ("date_end", ">=", vietnam_time.today())]
    )
    known = env["thads.plan.assignment"]._read_group([], ["plan_id"])
    (issued - issued.union(*(plan for (plan,) in known)))._fan_out()
