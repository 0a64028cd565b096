"""Prints the people of the demonstration data: login, name and post, parted by tabs."""

import sys

known = env["ir.model.data"].search(
    [("model", "=", "res.users"), ("module", "in", sys.argv[1:])], order="id"
)
people = env["res.users"].browse(known.mapped("res_id")).exists().filtered("active")
posts = {}
if "thads.position" in env:
    for post in env["thads.position"].search(
        [("user_id", "in", people.ids)], order="id desc"
    ):
        posts[post.user_id] = f"{post.name}, {post.department_id.name}"
for person in people:
    print(person.login, person.name, posts.get(person, ""), sep="\t")
