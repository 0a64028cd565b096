import base64
import json
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.thads_base.tools.trail import NO_HASH, get_hash

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestProcedureAnchor(ProcedureCommon):
    """What was anchored shows that the past was rewritten, chains and all."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["thads.step.link"].search([])
        cls.env.cr.execute(SQL("DELETE FROM thads_trail_anchor"))
        cls.env.cr.execute(SQL("UPDATE thads_step_link SET datetime_recorded = NOW()"))
        with freeze_time("2026-03-02 03:00:00"):
            cls.started = cls._start_plan()
        with freeze_time("2026-03-03 16:59:00"):  # a minute before midnight
            cls.started.sudo().step_ids.with_user(cls.staff).action_close("done")
        cls.anchors = cls.env["thads.trail.anchor"]

    def setUp(self):
        super().setUp()
        with freeze_time("2026-03-05 18:00:00"):
            self._run_cron()

    def test_each_day_has_an_anchor_the_empty_ones_too(self):
        """By days of Vietnam: what is recorded after 17:00 UTC is of the next day."""
        found = self.anchors.search([], order="date")
        self.assertEqual(found[0].date, date(2026, 3, 2))
        self.assertEqual(found[-1].date, date(2026, 3, 5))
        self.assertEqual(found.mapped("link_count")[:2], [1, self._count_links() - 1])
        self.assertEqual(found.mapped("link_count")[2:], [0, 0])
        self.assertEqual(len(set(found.mapped("hash"))), 4)

    def test_running_twice_makes_none_twice(self):
        with freeze_time("2026-03-05 19:00:00"):
            self._run_cron()
        self.assertEqual(self.anchors.search_count([]), 4)

    def test_intact_anchors_hold(self):
        self.assertFalse(self.anchors._find_broken())
        action = self.anchors.with_user(self.admin).action_verify()
        self.assertEqual(action["params"]["type"], "success")

    def test_a_past_rewritten_with_its_whole_chain_is_found(self):
        self._rewrite_the_past()
        self.assertEqual(self.env["thads.step"].verify_chain(self.started.sudo()), [])
        broken = self.anchors._find_broken()
        self.assertEqual(broken.date, date(2026, 3, 3))
        action = self.anchors.with_user(self.admin).action_verify()
        self.assertIn("03/03/2026", action["params"]["message"])

    def test_a_removed_trail_is_found(self):
        self._run("DELETE FROM thads_step_link WHERE res_id = %s", self.started.id)
        self.assertEqual(self.anchors._find_broken().date, date(2026, 3, 2))

    def test_a_link_moved_to_another_day_is_found(self):
        self._run(
            "UPDATE thads_step_link SET datetime_recorded = '2026-03-04 03:00' "
            "WHERE res_id = %s AND sequence = 1",
            self.started.id,
        )
        self.assertEqual(self.anchors._find_broken().date, date(2026, 3, 2))

    def test_a_removed_anchor_is_found(self):
        self._run("DELETE FROM thads_trail_anchor WHERE date = '2026-03-03'")
        self.assertEqual(self.anchors._find_broken().date, date(2026, 3, 4))

    def test_what_was_downloaded_contradicts_anchors_made_anew(self):
        exported = self._export()
        self._rewrite_the_past()
        self._run("DELETE FROM thads_trail_anchor")
        with freeze_time("2026-03-05 18:00:00"):
            self._run_cron()
        self.assertFalse(self.anchors._find_broken())
        check = self._check()
        self.assertFalse(check.is_broken)
        check = self._check(anchor_file=exported)
        self.assertTrue(check.is_broken)
        self.assertIn("2026-03-05", check.result)

    def test_the_screen_says_that_all_is_intact(self):
        check = self._check(anchor_file=self._export())
        self.assertFalse(check.is_broken, check.result)
        self.assertIn("4 anchors", check.result)

    def test_the_screen_names_the_first_broken_step(self):
        step = self.started.sudo().step_ids[0]
        self._run("UPDATE thads_step SET note = 'Khác' WHERE id = %s", step.id)
        check = self._check()
        self.assertTrue(check.is_broken)
        for text in ("Draft", self.started.name, str(step.id)):
            self.assertIn(text, check.result)

    def test_another_file_is_refused(self):
        for text in (b"[]", b"tep khac", b"\xff"):
            with self.assertRaises(UserError):
                self._check(anchor_file=base64.b64encode(text))

    def test_nobody_writes_anchors(self):
        anchor = self.anchors.search([], limit=1)
        for attempt in (
            lambda: anchor.write({"hash": "0"}),
            anchor.unlink,
            lambda: self.anchors.create({"date": "2026-01-01", "hash": "0"}),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_administrators_alone_read_them(self):
        anchor = self.anchors.search([], limit=1)
        for attempt in (
            lambda anchor: anchor.read(["hash"]),
            lambda anchor: anchor.action_export(),
            lambda anchor: anchor.action_verify(),
        ):
            with self.assertRaises(AccessError):
                attempt(anchor.with_user(self.head))

    def _rewrite_the_past(self):
        """Alter what was closed, and make a whole new chain that fits it."""
        step = self.started.sudo().step_ids[0]
        self._run("UPDATE thads_step SET note = 'Khác' WHERE id = %s", step.id)
        content, head = step._get_content(), NO_HASH
        links = self.env["thads.step.link"].search([("res_id", "=", self.started.id)])
        last = links.filtered(lambda link: link.step_id == step.id)[-1]
        for link in links:
            text = content if link == last else link.content
            head = get_hash(head, text)
            self._run(
                "UPDATE thads_step_link SET content = %s, hash = %s WHERE id = %s",
                text,
                head,
                link.id,
            )
        self._run(
            "UPDATE thads_plan SET trail_head = %s WHERE id = %s", head, self.started.id
        )

    def _export(self):
        anchor = self.anchors.with_user(self.admin).search([], limit=1)
        content = base64.b64decode(anchor.export_file)
        self.assertEqual(json.loads(content)["hash"], anchor.hash)
        return anchor.export_file

    def _check(self, **values):
        check = self.env["thads.trail.check"].with_user(self.admin).create(values)
        check.action_confirm()
        return check

    def _count_links(self):
        return self.env["thads.step.link"].search_count(
            [("res_id", "=", self.started.id)]
        )

    def _run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref("thads_base.ir_cron_anchor_trails").method_direct_trigger()
        self.env.invalidate_all()

    def _run(self, query, *args):
        self.env.flush_all()
        self.env.cr.execute(SQL(query, *args))
        self.env.invalidate_all()
