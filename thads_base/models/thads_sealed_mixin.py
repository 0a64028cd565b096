from odoo import api, models
from odoo.exceptions import AccessError


class ThadsSealedMixin(models.AbstractModel):
    """Rows that nobody writes by hand, the superuser included.

    A model that inherits it says in ``_is_engine`` how it knows its engine, by a token
    that no call from outside can carry; in ``_engine_operations`` what even that does
    with its rows; in ``_get_refusal`` what everybody else reads.
    """

    _name = "thads.sealed.mixin"
    _description = "Written by Its Engine Alone"

    _engine_operations = ("create", "write", "unlink")

    @api.model_create_multi
    def create(self, vals_list):
        self._check_engine("create")
        return super().create(vals_list)

    def write(self, vals):
        self._check_engine("write")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_engine(self):
        self._check_engine("unlink")

    def _check_engine(self, operation):
        """Raise unless it is the engine that does this.

        :raises AccessError: for everybody else
        """
        if operation not in self._engine_operations or not self._is_engine():
            raise AccessError(self._get_refusal())

    def _is_engine(self) -> bool:
        """Whether the engine is at work; where there is none, SQL writes the rows."""
        return False

    def _get_refusal(self) -> str:
        raise NotImplementedError
