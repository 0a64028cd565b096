import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { Component, onWillStart, useState } from "@odoo/owl";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** Told apart by a sign, not by colour alone. */
const SIGNS = { none: "–", covered: "•", done: "✓" };

/** Which units have the tasks of a plan in theirs: a row a task, a column a unit. */
export class CoverageMatrix extends Component {
    static template = "thads_work_plan.CoverageMatrix";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.planId = this.props.action.context.active_id;
        this.signs = SIGNS;
        this.words = {
            none: _t("Not in Its Plan"),
            covered: _t("In Its Plan"),
            done: _t("Done"),
        };
        this.state = useState({ onlyMissing: false });
        onWillStart(async () => {
            this.matrix = await this.orm.call("thads.plan", "get_coverage_matrix", [
                [this.planId],
            ]);
            this.env.config.setDisplayName(_t("Coverage: %s", this.matrix.name));
            this.unitTotals = Object.fromEntries(
                this.matrix.units.map((unit) => [
                    unit.id,
                    this.count(this.matrix.tasks.map((task) => task.states[unit.id])),
                ])
            );
        });
    }

    /** The tasks that are shown, each with its count. */
    get rows() {
        return this.matrix.tasks
            .map((task) => ({ ...task, total: this.count(Object.values(task.states)) }))
            .filter(({ total }) => !this.state.onlyMissing || total.covered < total.asked);
    }

    /** @param states of a row or a column; undefined where nothing is asked */
    count(states) {
        const asked = states.filter(Boolean);
        return {
            asked: asked.length,
            covered: asked.filter((state) => state !== "none").length,
        };
    }

    getCellTitle(task, unit) {
        return `${unit.name}: ${this.words[task.states[unit.id]] || ""}`;
    }

    getTotalClass({ asked, covered }) {
        return covered < asked ? "text-danger" : "text-success";
    }

    openTask(task) {
        return this.openRows(task.name, [["task_id", "=", task.id]]);
    }

    openUnit(unit) {
        return this.openRows(unit.name, [["department_id", "=", unit.id]]);
    }

    openRows(name, domain) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name,
            res_model: "thads.plan.coverage",
            views: [
                [false, "list"],
                [false, "kanban"],
            ],
            domain: [["plan_id", "=", this.planId], ...domain],
        });
    }

    async openList() {
        return this.action.doAction(
            await this.orm.call("thads.plan", "action_open_asked_list", [[this.planId]])
        );
    }

    async download() {
        return this.action.doAction(
            await this.orm.call("thads.plan", "action_print_coverage", [[this.planId]])
        );
    }
}

registry.category("actions").add("thads_work_plan.coverage_matrix", CoverageMatrix);
