"""Prints who can log in: login, name and main post, parted by tabs.

Usage: logins.py ADDON...: whose demonstration people they are; and the administrator.
"""

import sys

known = env["ir.model.data"].search(
    [("model", "=", "res.users"), ("module", "in", sys.argv[1:])]
)
people = env["res.users"].search(
    [
        "|",
        ("id", "in", known.mapped("res_id")),
        ("id", "=", env.ref("base.user_admin").id),
    ]
)
posts = {}
if "thads.position" in env:
    for post in env["thads.position"].search([("user_id", "in", people.ids)]):
        posts.setdefault(post.user_id, f"{post.name}, {post.department_id.name}")
for person in people.sorted("login"):
    print(person.login, person.name, posts.get(person, ""), sep="\t")
