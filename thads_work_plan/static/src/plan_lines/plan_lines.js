import { getActiveHotkey } from "@web/core/hotkeys/hotkey_service";
import { registry } from "@web/core/registry";
import { X2ManyField, x2ManyField } from "@web/views/fields/x2many/x2many_field";
import { ListRenderer } from "@web/views/list/list_renderer";

/**
 * The table of tasks of a plan: rows are indented by their level, Enter goes on to the
 * next row (Shift+Enter breaks the line), Ctrl+Enter and a button add a row below.
 */
export class PlanLinesRenderer extends ListRenderer {
    static recordRowTemplate = "thads_work_plan.PlanLinesRenderer.RecordRow";

    getRowClass(record) {
        const { kind, level } = record.data;
        return `${super.getRowClass(record)} o_thads_${kind} o_thads_level_${Math.min(level, 4)}`;
    }

    onCellKeydown(ev, group = null, record = null) {
        const hotkey = getActiveHotkey(ev);
        if (this.editedRecord && hotkey === "control+enter") {
            ev.preventDefault();
            ev.stopPropagation();
            this.addRowBelow(this.editedRecord);
            return;
        }
        if (this.editedRecord && hotkey === "enter" && ev.target.tagName === "TEXTAREA") {
            ev.preventDefault();
            ev.stopPropagation();
            this.editNextRecord(this.editedRecord, group);
            return;
        }
        super.onCellKeydown(ev, group, record);
    }

    get canAddRows() {
        return this.canCreate && this.props.list.canResequence() && !this.props.readonly;
    }

    async addRowBelow(record) {
        const { list } = this.props;
        if (this.canAddRows && (await list.leaveEditMode({ validate: true }))) {
            await list.addNewRecordAtIndex(list.records.indexOf(record));
        }
    }
}

export class PlanLinesField extends X2ManyField {
    static components = { ...X2ManyField.components, ListRenderer: PlanLinesRenderer };
}

registry.category("fields").add("thads_plan_lines", {
    ...x2ManyField,
    component: PlanLinesField,
    additionalClasses: [...(x2ManyField.additionalClasses || []), "o_field_one2many"],
});
