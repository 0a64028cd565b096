"""Furnishes a database.

Usage: furnish.py localise       Vietnamese by default; for a new database
       furnish.py bundle         the scripts and styles of the first pages
       furnish.py demonstrate ADDON...
                                 the demonstration data of these addons, as far as it
                                 is not there. Core's own switch would load that of hr
                                 and mail as well.
"""

import sys

from passlib.context import CryptContext

from odoo.modules.loading import load_demo
from odoo.modules.module_graph import ModuleGraph

LANGUAGE = "vi_VN"
TIME_ZONE = "Asia/Ho_Chi_Minh"
# what the pages before and after the login load
SCRIPTS = ("web.assets_frontend_minimal", "web.assets_frontend_lazy", "web.assets_web")
STYLES = ("web.assets_frontend", "web.assets_web", "web.assets_web_print")


def localise():
    """Vietnam's language, time and currency for all who are there and all who come."""
    for field, value in (("lang", LANGUAGE), ("tz", TIME_ZONE)):
        env["ir.default"].set("res.partner", field, value)
    people = env["res.users"].with_context(active_test=False).search([]).partner_id
    people |= env.company.partner_id
    people.write({"lang": LANGUAGE, "tz": TIME_ZONE})
    currency = env.ref("base.VND")
    currency.active = True
    env.company.write({"country_id": env.ref("base.vn").id, "currency_id": currency.id})


def stay_at_home():
    """No address guessed from a request, no question to the publisher's server."""
    env["ir.config_parameter"].set_param("web.base.url.freeze", "True")
    env.ref("mail.ir_cron_module_update_notification").active = False


def load_demonstration(addons):
    # data files are read in no language: a log of it would be in English
    quiet = env(context={**env.context, "tracking_disable": True})
    installed = env["ir.module.module"].search([("state", "=", "installed")])
    graph = ModuleGraph(env.cr)
    graph.extend(installed.mapped("name"))
    for package in graph:
        if package.name in addons and not package.demo:
            if not load_demo(quiet, package, {}, "init"):
                sys.exit(f"the demonstration data of {package.name} is not loaded")
            # from now on an upgrade of the addon updates them
            env.ref(f"base.module_{package.name}").demo = True


def set_passwords(addons):
    """Password = login for the people of the demonstration.

    With few rounds, for they are many; Odoo strengthens each at its first login.
    """
    quick = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=1000)
    known = env["ir.model.data"].search(
        [("model", "=", "res.users"), ("module", "in", addons)]
    )
    ids = set(known.mapped("res_id"))
    env.cr.execute("SELECT id, login FROM res_users WHERE password IS NULL")
    for user_id, login in env.cr.fetchall():
        if user_id in ids:
            env["res.users"]._set_encrypted_password(user_id, quick.hash(login))


def build_bundles():
    """The scripts and styles of the first pages: whoever comes first waits less."""
    for name in SCRIPTS:
        env["ir.qweb"]._get_asset_bundle(name, css=False, js=True).js()
    for name in STYLES:
        env["ir.qweb"]._get_asset_bundle(name, css=True, js=False).css()


what, *addons = sys.argv[1:]
if what == "localise":
    localise()
    stay_at_home()
elif what == "bundle":
    build_bundles()
else:
    load_demonstration(addons)
    set_passwords(addons)
    build_bundles()
env.cr.commit()
