"""Data that an addon ships and administrators edit, at an upgrade.

A file marked ``noupdate`` adds the records that are new in it and leaves the others.
"""

from lxml import etree

from odoo import SUPERUSER_ID
from odoo.tools.convert import xml_import
from odoo.tools.misc import file_path


def is_edited(record) -> bool:
    """Whether a person, and not an upgrade, was the last to write a record."""
    return record.write_uid.id != SUPERUSER_ID


def refresh(env, module: str, filename: str, choose) -> None:
    """Give records of a data file that are there already what it says now.

    :param filename: of an XML file, from the addon's folder on
    :param choose: called with a record and the names of its fields in the file;
        returns those that are loaded again
    """
    tree = etree.parse(file_path(f"{module}/{filename}"))
    for node in tree.xpath("//record"):
        record = env.ref(f"{module}.{node.get('id')}", raise_if_not_found=False)
        fields = {field.get("name"): field for field in node.findall("field")}
        chosen = choose(record, set(fields)) if record else ()
        for name, field in fields.items():
            if name not in chosen:
                node.remove(field)
        if not chosen:
            node.getparent().remove(node)
    xml_import(env, module, {}, "init", noupdate=True).parse(tree.getroot())
