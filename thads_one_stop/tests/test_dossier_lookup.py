from freezegun import freeze_time

from .online_common import OnlineCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierLookup(OnlineCommon):
    def setUp(self):
        super().setUp()
        self.dossier = self._receive()
        self.public = self.dossier.sudo()

    def _get_texts(self):
        self.env.invalidate_all()
        return [text for _moment, text in self.public._get_public_way()["entries"]]

    def test_a_code_is_found_as_it_is_typed(self):
        dossiers = self.env["thads.dossier"].sudo()
        code = self.dossier.code
        for typed in (code, code.lower(), f" {code} ", code.replace("-", " - ")):
            self.assertEqual(dossiers._find_by_code(typed), self.dossier)
        for typed in ("", "%", code + "0", code[:-1], "x" * 100, "a\0b", "' OR 1=1"):
            with self.subTest(typed):
                self.assertFalse(dossiers._find_by_code(typed))
                self.assertFalse(dossiers._find_by_token(typed))

    def test_the_way_is_told_without_names(self):
        self.dossier.action_hand_over(self.colleague2)
        handler = self.dossier.with_user(self.colleague2)
        handler.action_confirm()
        handler.action_guide("Thiếu giấy ủy quyền của Lò Văn Páo")
        self.assertEqual(len(self._get_texts()), 3)
        way = str(self.public._get_public_way())
        for private in (
            "Đào",
            "0912345678",
            "008099000001",
            "ủy quyền",
            self.colleague2.name,
            self.clerk.name,
            self.room.name,
        ):
            self.assertNotIn(private, way)
        self.assertIn(self.service.name, way)

    def test_what_goes_from_hand_to_hand_is_one_entry(self):
        self.dossier.action_hand_over(self.colleague2)
        self.dossier.with_user(self.colleague2).action_hand_over(self.staff)
        self.assertEqual(len(self._get_texts()), 2)

    def test_what_was_undone_is_not_told(self):
        self.dossier.action_hand_over(self.colleague2)
        self.dossier.action_undo("Nhầm người")
        self.assertEqual(len(self._get_texts()), 1)
        again = self._receive()
        again.action_undo("Nhầm hồ sơ")
        way = again.sudo()._get_public_way()
        self.assertEqual(way["entries"], [])
        self.assertNotIn("Nhầm", str(way))

    def test_the_bare_code_tells_no_service_and_no_way(self):
        summary = self.public._get_public_summary()
        self.assertEqual(set(summary), {"title", "state", "facts"})
        self.assertNotIn(self.service.name, str(summary))
        self.assertIn("16:30, 15/10/2026", str(summary))

    def test_a_promise_after_the_deadline_is_told(self):
        self.dossier.action_hand_over(self.colleague2)
        with freeze_time("2026-10-16 02:00:00"):
            self.dossier.with_user(self.colleague2).action_extend(
                "2026-10-20 09:30:00", "Chưa xong"
            )
        facts = dict(self.public._get_public_way()["facts"])
        self.assertIn("16:30, 15/10/2026", facts.values())
        self.assertIn("16:30, 20/10/2026", facts.values())

    def test_each_state_is_told(self):
        states = [self.public._get_public_state()]
        self.dossier.action_hand_over(self.colleague2)
        handler = self.dossier.with_user(self.colleague2)
        handler.action_guide("Chờ Tòa án", "other_body")
        states.append(self.public._get_public_state())
        self.dossier.action_complete()
        self.env.flush_all()
        self.dossier.action_hand_over(self.colleague2)
        handler.action_guide("Chờ giấy tờ")
        states.append(self.public._get_public_state())
        self.dossier.action_complete()
        self.dossier.action_hand_over(self.colleague2)
        handler.action_resolve("resolved")
        states.append(self.public._get_public_state())
        self.dossier.action_return("desk")
        states.append(self.public._get_public_state())
        self.assertEqual(len(set(states)), 5)
        self.assertNotIn("", states)
