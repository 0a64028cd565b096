import re
from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
AUTH_LOG = "odoo.addons.base.models.res_users"
LOGIN = "test_locked_out"
PASSWORD = "đúng-mật-khẩu"


@tagged("post_install", "-at_install")
class TestSignIn(HttpCase):
    """After ten wrong passwords an address waits, even with the right one."""

    def setUp(self):
        super().setUp()
        new_test_user(self.env, LOGIN, "thads_base.group_staff", password=PASSWORD)
        self.addCleanup(self.registry.__dict__.pop, "_login_failures", None)
        self.enterContext(mute_logger(AUTH_LOG))

    def _sign_in(self, password):
        """Type a password, and return whether it let the person in."""
        self.authenticate(None, None)
        form = self.url_open("/web/login").text
        data = {
            "csrf_token": TOKEN.search(form).group(1),
            "login": LOGIN,
            "password": password,
        }
        answer = self.url_open("/web/login", data=data, allow_redirects=False)
        return answer.status_code == 303

    def test_the_right_password_lets_in(self):
        for _attempt in range(9):
            self.assertFalse(self._sign_in("sai"))
        self.assertTrue(self._sign_in(PASSWORD))

    def test_ten_wrong_ones_lock_out_for_a_minute(self):
        for _attempt in range(10):
            self.assertFalse(self._sign_in("sai"))
        self.assertFalse(self._sign_in(PASSWORD))
        with freeze_time(fields.Datetime.now() + timedelta(seconds=61)):
            self.assertTrue(self._sign_in(PASSWORD))

    def test_the_notice_is_told_to_the_web_client(self):
        self.authenticate(LOGIN, PASSWORD)
        info = self.make_jsonrpc_request("/web/session/get_session_info", {})
        notice = self.env["ir.http"].with_context(**info["user_context"])
        self.assertEqual(info["thads_secrecy_notice"], notice._get_secrecy_notice())
        self.assertTrue(info["thads_secrecy_notice"])
