import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** Tells people that their paper is ready, wherever they are by then. */
export const printService = {
    dependencies: ["bus_service", "notification", "orm", "action"],
    start(env, { bus_service, notification, orm, action }) {
        bus_service.subscribe("thads.print/finished", ({ id, name, state }) => {
            const failed = state === "failed";
            const text = failed ? _t("The paper could not be made.") : _t("The paper is ready.");
            const open = async () => {
                const method = failed ? "get_formview_action" : "action_download";
                action.doAction(await orm.call("thads.print.job", method, [[id]]));
            };
            notification.add(text, {
                title: name,
                type: failed ? "danger" : "success",
                sticky: true,
                buttons: [{ name: failed ? _t("Open") : _t("Download"), onClick: open, primary: true }],
            });
        });
    },
};

registry.category("services").add("thads_print", printService);
