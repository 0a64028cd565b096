from odoo import models


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _hand_to(self, record):
        """Return these files as those of a record: who may read it may read them.

        A file that was only uploaded so far is read by nobody but who did. It becomes
        the record's own; of what belongs to something else the record gets a copy. As
        superuser, for nobody writes what files are handed to.

        :raises AccessError: if the user may not read one of them
        """
        self.check_access("read")
        own = self.browse()
        for file in self.sudo():
            values = {"res_model": record._name, "res_id": record.id}
            if (file.res_model, file.res_id) == tuple(values.values()):
                own |= file
            elif file.res_id:
                own |= file.copy(values)
            else:
                file.write(values)
                own |= file
        return own
