import { _t } from "@web/core/l10n/translation";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { Component, onMounted, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const REFRESH = 60_000; // milliseconds
const MOMENT = "HH:mm dd/MM/yyyy";

/** The desk: what is to be done now, and a line that understands the scanner. */
export class Desk extends Component {
    static template = "thads_one_stop.Desk";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.input = useAutofocus({ refName: "search" });
        this.state = useState({ text: "", desk: { units: [], heaps: [] } });
        this.titles = {
            to_hand_over: _t("To hand over"),
            resolved: _t("Results to give back"),
            uncollected: _t("Not collected for long"),
            late: _t("Late"),
            due: _t("Due today"),
            waiting: _t("Waiting for papers"),
            draft: _t("Being entered"),
        };
        useHotkey("alt+c", () => this.create(), { bypassEditableProtection: true });
        onWillStart(() => this.load());
        onMounted(() => {
            this.timer = setInterval(() => this.load(), REFRESH);
        });
        onWillUnmount(() => clearInterval(this.timer));
    }

    get heaps() {
        return this.state.desk.heaps.filter((heap) => heap.count);
    }

    async load() {
        this.state.desk = await this.orm.call("thads.dossier", "get_desk", []);
    }

    format(moment) {
        return moment ? deserializeDateTime(moment).toFormat(MOMENT) : "";
    }

    async find() {
        const text = this.state.text.trim();
        if (!text) {
            return;
        }
        const ids = await this.orm.call("thads.dossier", "find_for_desk", [text]);
        if (ids.length === 1) {
            return this.open(ids[0]);
        }
        if (!ids.length) {
            this.notification.add(_t("Nothing was found for “%s”.", text), { type: "warning" });
            return this.input.el.select();
        }
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: text,
            res_model: "thads.dossier",
            views: [
                [false, "list"],
                [false, "kanban"],
                [false, "form"],
            ],
            domain: [["id", "in", ids]],
        });
    }

    create() {
        return this.open(false);
    }

    open(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "thads.dossier",
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("thads_one_stop.desk", Desk);
