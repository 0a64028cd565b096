import { registry } from "@web/core/registry";

// An office's people have no account with Odoo's maker, and cannot reach it.
const userMenu = registry.category("user_menuitems");
for (const item of ["support", "odoo_account"]) {
    userMenu.remove(item);
}
