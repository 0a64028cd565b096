{
    "name": "THADS Work Plan",
    "summary": "The annual work plan, from its draft to the signed paper",
    "version": "19.0.1.0.0",
    "category": "Services/Enforcement",
    "author": "THADS",
    "website": "https://example.org/thads",
    "license": "LGPL-3",
    "application": True,
    "depends": ["thads_base"],
    "data": [
        "security/ir.model.access.csv",
        "security/thads_work_plan_rules.xml",
        "data/thads_plan_form_data.xml",
        "views/thads_plan_views.xml",
        "views/thads_work_plan_menus.xml",
    ],
}
