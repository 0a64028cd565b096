import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const FIRST_COLUMN = 3;

/** Biểu số 2 as it prints; each number opens its dossiers. */
export class FormTwo extends Component {
    static template = "thads_reporting.FormTwo";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ form: null, differences: null });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((props) => this.load(props.record));
    }

    get model() {
        return this.props.record.resModel;
    }

    async load(record) {
        if (record.resId) {
            this.state.form = await this.orm.call(this.model, "get_form_two", [record.resId]);
        }
    }

    async compare() {
        const ids = [this.props.record.resId];
        this.state.differences = await this.orm.call(this.model, "get_differences", ids);
    }

    isMarked(row, column) {
        return this.state.form.marked.some(
            ([markedRow, markedColumn]) => markedRow === row && markedColumn === column
        );
    }

    describe(difference) {
        return _t("%(name)s, column (%(column)s): %(frozen)s when sent, %(now)s now", difference);
    }

    async open(line, column) {
        const args = [this.props.record.resId, line.level, line.service, column];
        this.action.doAction(await this.orm.call(this.model, "action_open_dossiers", args));
    }

    columnOf(place) {
        return place + FIRST_COLUMN;
    }
}

registry.category("view_widgets").add("thads_form_two", { component: FormTwo });
