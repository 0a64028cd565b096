import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { ViewButton } from "@web/views/view_button/view_button";

/** A button for each answer that the server offers of a step, in any kind of view. */
export class StepAnswers extends Component {
    static template = "thads_base.StepAnswersField";
    static components = { ViewButton };
    static props = { ...standardFieldProps };

    get answers() {
        return this.props.record.data[this.props.name] || [];
    }
}

registry.category("fields").add("thads_step_answers", {
    component: StepAnswers,
    supportedTypes: ["json"],
    listViewWidth: [200, 250], // pixels: three answers of an opinion wrap
});
