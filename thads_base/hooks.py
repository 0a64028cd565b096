from odoo.tools import SQL


def pre_init_hook(env):
    """Keep one name per unit instead of one per language.

    A unit has the name that the law gives it, in Vietnamese only. Odoo goes on treating
    a column as translated until the end of the first load, so that the field would
    stay as it was: the registry is told beforehand.
    """
    env.registry._database_translated_fields.pop("hr.department.name", None)
    env.cr.execute(
        SQL(
            "UPDATE hr_department SET name = jsonb_build_object("
            "'en_US', COALESCE(name->>'vi_VN', name->>'en_US'))"
        )
    )


def post_init_hook(env):
    """Name what core has too by our words: Odoo would keep those that it loaded."""
    languages = [code for code, _name in env["res.lang"].get_installed()]
    env["ir.module.module"]._load_module_terms(
        ["thads_base"], languages, overwrite=True
    )
