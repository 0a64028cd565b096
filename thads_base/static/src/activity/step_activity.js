import { Activity } from "@mail/core/web/activity";
import { ActivityListPopoverItem } from "@mail/core/web/activity_list_popover_item";
import { ActivityMenu } from "@mail/core/web/activity_menu";
import { useService } from "@web/core/utils/hooks";
import { patch } from "@web/core/utils/patch";

/**
 * An activity of a step is answered where it stands, without opening its record.
 *
 * An object of its own for each patch: its `super` is what that one patches.
 */
const getAnswering = () => ({
    setup() {
        super.setup();
        this.orm = useService("orm");
        this.stepAction = useService("action");
    },

    /** @param {{step: number, outcome: string}} answer as the server offers it */
    async answerStep({ step, outcome }) {
        const context = { thads_outcome: outcome };
        const action = await this.orm.call("thads.step", "action_answer", [[step]], { context });
        if (action?.type) {
            const onClose = () => this.afterAnswer();
            await this.stepAction.doAction(action, { onClose });
        } else {
            this.afterAnswer();
        }
    },
});

patch(Activity.prototype, getAnswering());
patch(Activity.prototype, {
    afterAnswer() {
        this.props.onActivityChanged(this.thread);
        this.props.reloadParentView();
    },
});

patch(ActivityListPopoverItem.prototype, getAnswering());
patch(ActivityListPopoverItem.prototype, {
    afterAnswer() {
        this.props.onActivityChanged?.();
    },
});

patch(ActivityMenu.prototype, {
    openActivityGroup(group, filter = "all", newWindow) {
        if (!group.thads_steps) {
            return super.openActivityGroup(group, filter, newWindow);
        }
        this.dropdown.close();
        this.action.doAction("thads_base.thads_step_action_mine", {
            newWindow,
            clearBreadcrumbs: true,
        });
    },
});
