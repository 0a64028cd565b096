"""Loads the demonstration data of the addons that are named, and of no others.

Core's own switch would load the demonstration data of hr and mail as well.
Whoever comes with it gets a password equal to the login.
"""

import sys

from passlib.context import CryptContext

from odoo.modules.loading import load_demo
from odoo.modules.module_graph import ModuleGraph


def load(names):
    installed = env["ir.module.module"].search([("state", "=", "installed")])
    graph = ModuleGraph(env.cr)
    graph.extend(installed.mapped("name"))
    for package in graph:
        if package.name in names and not package.demo:
            if not load_demo(env, package, {}, "init"):
                sys.exit(
                    f"the demonstration data of {package.name} could not be loaded"
                )
            # from now on an upgrade of the addon updates them
            env.ref(f"base.module_{package.name}").demo = True


def set_passwords(names):
    """Few rounds, for people are many; Odoo strengthens them at the first login."""
    quick = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=1000)
    known = env["ir.model.data"].search(
        [("model", "=", "res.users"), ("module", "in", names)]
    )
    env.cr.execute("SELECT id, login FROM res_users WHERE password IS NULL")
    for user_id, login in env.cr.fetchall():
        if user_id in known.mapped("res_id"):
            env["res.users"]._set_encrypted_password(user_id, quick.hash(login))


load(sys.argv[1:])
set_passwords(sys.argv[1:])
env.cr.commit()
