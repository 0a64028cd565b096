"""What the addons open to calls from outside: models, methods, addresses."""

import inspect
import re

OURS = "odoo.addons.thads_"
CRUD = ("read", "create", "write", "unlink")
CONVERTER = re.compile(r"<(?:[^:>]+:)?([^>]+)>")


def get_surface(env) -> dict:
    """
    :return: ``{"rows": what needs a row, as pairs of a model and an operation,
        "methods": all that exist, "addresses": each needs some row}``
    """
    return {
        "rows": sorted({*_get_crud(env), *_get_methods(env)}),
        "methods": sorted(
            (name, attribute)
            for name, model in env.registry.items()
            for attribute in dir(model)
            if _is_public(model, attribute)
        ),
        "addresses": sorted({*_get_routes(env), *_get_reports(env)}),
    }


def _get_crud(env):
    """Of models that are ours, and of others whose rights we change."""
    ours = {
        name
        for name, model in env.registry.items()
        if model._original_module.startswith("thads_")
    }
    given = env["ir.model.data"].search(
        [
            ("module", "=like", "thads\\_%"),
            ("model", "in", ("ir.model.access", "ir.rule")),
        ]
    )
    for data in given:
        ours.add(env[data.model].browse(data.res_id).model_id.model)
    return {
        (name, operation)
        for name in ours
        if not env.registry[name]._abstract
        for operation in CRUD
    }


def _get_methods(env):
    """Public methods that our classes bring to a model, but for those of core's."""
    return {
        (name, attribute)
        for name, model in env.registry.items()
        if not _is_only_inherited(env, model)
        for parent in model.mro()
        if parent.__module__.startswith(OURS)
        for attribute in vars(parent)
        if _is_public(model, attribute) and not _is_of_core(model, attribute)
    }


def _is_only_inherited(env, model) -> bool:
    return model._abstract and any(
        not other._abstract and issubclass(other, model)
        for other in env.registry.values()
    )


def _is_public(model, attribute) -> bool:
    """As in ``odoo.service.model.get_public_method``."""
    if attribute.startswith("_"):
        return False
    method = getattr(model, attribute, None)
    return inspect.isroutine(method) and not any(
        getattr(getattr(parent, attribute, None), "_api_private", False)
        for parent in model.mro()
    )


def _is_of_core(model, attribute) -> bool:
    return any(
        attribute in vars(parent)
        for parent in model.mro()
        if parent is not model and not parent.__module__.startswith(OURS)
    )


def _get_routes(env):
    """Addresses that our controllers bring, but for those of core's."""
    for rule in env["ir.http"].routing_map().iter_rules():
        method = rule.endpoint.func
        function = inspect.unwrap(method)
        is_ours = function.__module__.startswith(OURS)
        if is_ours and not _is_of_core(type(method.__self__), function.__name__):
            yield CONVERTER.sub(r"<\1>", rule.rule)


def _get_reports(env):
    ours = env["ir.model.data"].search(
        [("module", "=like", "thads\\_%"), ("model", "=", "ir.actions.report")]
    )
    for report in env["ir.actions.report"].browse(ours.mapped("res_id")):
        yield f"/report/pdf/{report.report_name}/<id>"
