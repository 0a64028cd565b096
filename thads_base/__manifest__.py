{
    "name": "THADS Base",
    "summary": "Organisation, working days and official papers of enforcement offices",
    "version": "19.0.1.0.0",
    "category": "Services/Enforcement",
    "author": "THADS",
    "website": "https://example.org/thads",
    "license": "LGPL-3",
    "application": True,
    "depends": ["hr", "mail", "portal", "resource"],
    "data": [
        "security/thads_base_groups.xml",
        "security/ir.model.access.csv",
        "views/thads_base_menus.xml",
    ],
    "pre_init_hook": "pre_init_hook",
}
