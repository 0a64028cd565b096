from odoo.addons.thads_base.tools.signature_settings import read_signature_settings

FILE = """\
[options]
db_host = somewhere
[thads_signature 08]
certificate = /etc/thads/100%.p12
"""


def test_each_unit_has_its_own_key(tmp_path):
    path = tmp_path / "odoo.conf"
    path.write_text(FILE)
    assert read_signature_settings(path, "08") == {"certificate": "/etc/thads/100%.p12"}
    assert read_signature_settings(path, "09") == {}
    assert read_signature_settings(path, False) == {}


def test_no_configuration_file_means_no_signature(tmp_path):
    assert read_signature_settings(tmp_path / "odoo.conf", "08") == {}
    assert read_signature_settings("", "08") == {}
