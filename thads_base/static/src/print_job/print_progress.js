import { Component, onMounted, onWillUnmount } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const SECOND = 1000; // milliseconds

/** How far a print job is, read again every second until it has ended. */
export class PrintProgress extends Component {
    static template = "thads_base.PrintProgress";
    static props = { ...standardFieldProps };

    setup() {
        let timer;
        onMounted(() => {
            timer = setInterval(() => this.isOver || this.props.record.load(), SECOND);
        });
        onWillUnmount(() => clearInterval(timer));
    }

    get isOver() {
        return ["done", "failed"].includes(this.props.record.data.state);
    }

    get percent() {
        return this.props.record.data[this.props.name];
    }
}

registry.category("fields").add("thads_print_progress", {
    component: PrintProgress,
    supportedTypes: ["integer"],
    fieldDependencies: [{ name: "state", type: "selection" }],
});
