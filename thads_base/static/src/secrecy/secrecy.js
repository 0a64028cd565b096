import { AttachmentUploadService } from "@mail/core/common/attachment_upload_service";
import { session } from "@web/session";
import { patch } from "@web/core/utils/patch";
import { BinaryField } from "@web/views/fields/binary/binary_field";
import { Many2ManyBinaryField } from "@web/views/fields/many2many_binary/many2many_binary_field";

// Wherever a file is given to Odoo, it says which ones are not to be.
for (const field of [BinaryField, Many2ManyBinaryField]) {
    patch(field.prototype, {
        get secrecyNotice() {
            return session.thads_secrecy_notice;
        },
    });
}

patch(AttachmentUploadService.prototype, {
    async upload() {
        this.notificationService.add(session.thads_secrecy_notice, { type: "warning" });
        return super.upload(...arguments);
    },
});
