"""What ``make`` runs: it brings Odoo 19, Python and PostgreSQL, and works with them.

Plain standard library, for it runs before anything is installed. Everything it
makes is kept in the ignored folder ``.work``; nothing is made twice unless what it
was made from has changed.

* ``system``, ``odoo_tree``, ``python_env``: bring what is needed
* ``cluster``, ``odoo``, ``database``: a private PostgreSQL, Odoo on it, its databases
* ``serve``, ``shell``, ``suite``, ``lint``, ...: one module per command
* ``inside``: scripts that run within Odoo, with ``env``
"""
