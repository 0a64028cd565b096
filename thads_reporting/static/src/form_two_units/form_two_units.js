import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** Biểu số 2 unit by unit: those of the period, or summed to those of today. */
export class FormTwoUnits extends Component {
    static template = "thads_reporting.FormTwoUnits";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ lines: [], isBySuccessor: false });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((props) => this.load(props.record));
    }

    async load({ resModel, resId }) {
        const args = [resId, this.state.isBySuccessor];
        this.state.lines = resId ? await this.orm.call(resModel, "get_unit_lines", args) : [];
    }

    async toggle() {
        this.state.isBySuccessor = !this.state.isBySuccessor;
        await this.load(this.props.record);
    }
}

registry.category("view_widgets").add("thads_form_two_units", { component: FormTwoUnits });
