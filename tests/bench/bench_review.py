"""A campaign over the whole country opened, beside the bare create of its rows."""

import itertools

import national

PERIOD = {"period_start": "2023-10-01", "period_end": "2026-10-20"}


def run(bench):
    env = bench.env(context={**bench.env.context, "tracking_disable": True})
    national.create_nation(env, people=2_000)
    ours = bench.timed(lambda: open_campaign(env), repeat=3)
    review = open_campaign(env)
    rows = [_read(review.report_ids), _read(review.report_ids.part_ids)]
    bare = bench.timed(lambda: _create(_draw_up(env), *rows), repeat=3)
    name = f"campaign over {len(rows[0])} units opened"
    bench.report(name, ours, bare, "bare create", at_most=3)


def _draw_up(env):
    return env["thads.review"].create(
        {
            "name": "Sơ kết",
            "department_id": env.ref("thads_base.unit_cql_pcnv").id,
            **PERIOD,
        }
    )


def open_campaign(env):
    review = _draw_up(env)
    review.action_open()
    env.flush_all()
    return review


def _read(records) -> list[dict]:
    names = [
        name
        for name, field in records._fields.items()
        if field.store and not field.compute and field.type in ("many2one", "date")
    ]
    return [
        {name: value for name, value in row.items() if value and name != "id"}
        for row in records.sudo().read(names, load=None)
    ]


def _create(review, reports, parts):
    """Create as many rows with as much in them, as Odoo does by itself."""
    env = review.env
    silent = {"mail_create_nolog": True, "mail_create_nosubscribe": True}
    created = (
        env["thads.review.report"]
        .with_context(**silent)
        .create([{**values, "review_id": review.id} for values in reports])
    )
    env["thads.review.part"].create(
        [
            {"report_id": report.id, "heading_id": heading.id}
            for report, heading in itertools.product(
                created, review.heading_ids.filtered("is_answered")
            )
        ]
    )
    env.flush_all()
    assert len(parts) == len(created) * 4
