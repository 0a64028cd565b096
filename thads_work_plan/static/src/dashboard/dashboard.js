import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Component, onWillStart, useState } from "@odoo/owl";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const VIEWS = [
    [false, "list"],
    [false, "kanban"],
    [false, "form"],
    [false, "pivot"],
    [false, "graph"],
];

/** What a leader sees at once: what is late, due, waiting, and in which unit. */
export class Dashboard extends Component {
    static template = "thads_work_plan.Dashboard";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ dashboard: { tiles: [], units: [], waiting: 0, more: 0 } });
        this.titles = {
            late: _t("Past the deadline"),
            soon: _t("Due within a week"),
            reported: _t("To be confirmed"),
            new: _t("Not accepted"),
            on_way: _t("Not finished"),
        };
        onWillStart(async () => {
            this.state.dashboard = await this.orm.call(
                "thads.plan.assignment",
                "get_dashboard",
                []
            );
        });
    }

    /** Whole percents of a bar, which never hide what is late. */
    getShares(unit) {
        const all = unit.done + unit.on_way || 1;
        const late = unit.late && Math.max(2, Math.round((100 * unit.late) / all));
        const done = Math.min(100 - late, Math.round((100 * unit.done) / all));
        return { done, late, open: 100 - done - late };
    }

    getWords(unit) {
        const { done, late } = unit;
        const all = done + unit.on_way;
        return late
            ? _t("%(done)s/%(all)s done, %(late)s late", { done, all, late })
            : _t("%(done)s/%(all)s done", { done, all });
    }

    tileClass(tile) {
        const isUrgent = tile.key === "late" && tile.count;
        return `btn text-start p-3 ${isUrgent ? "btn-danger" : "btn-light border"}`;
    }

    openWaiting() {
        return this.action.doAction("thads_base.thads_step_action_mine");
    }

    openTile(tile) {
        return this.open(this.titles[tile.key], tile.domain);
    }

    openUnit(unit) {
        return this.open(unit.name, [["department_id", "=", unit.id]]);
    }

    openAll() {
        return this.action.doAction("thads_work_plan.thads_plan_assignment_action", {
            viewType: "pivot",
        });
    }

    open(name, domain) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name,
            res_model: "thads.plan.assignment",
            views: VIEWS,
            domain,
        });
    }
}

registry.category("actions").add("thads_work_plan.dashboard", Dashboard);
