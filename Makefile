# Each command brings what it needs by itself; what they do is in tools/.
.DEFAULT_GOAL := help
COMMANDS := run stop reset db shell backup restore test test-all bench lint i18n readme manual lock
.PHONY: help $(COMMANDS)

help:
	@echo 'make run      set up all and serve it; PORT=8069, ODOO_HOME=an Odoo 19 of yours'
	@echo 'make stop     stop what make run started'
	@echo 'make reset    delete the databases and start anew (asks first; FORCE=1)'
	@echo 'make db       a fresh database with the demonstration province: DB=name, KEEP=1'
	@echo 'make shell    Python with env: DB=name, a script on standard input'
	@echo 'make backup   a database with its files into one archive: DB=name, FILE=x.tar'
	@echo 'make restore  a new database from such an archive: DB=name, FILE=x.tar, NEUTRALIZE=1'
	@echo 'make test     all tests, in some 25 minutes; make test-all adds the long ones'
	@echo 'make bench    how fast we are, beside others'
	@echo 'make lint     formatting, Odoo and OCA rules'
	@echo 'make i18n     i18n/*.pot and vi.po from the addons; make readme: README.rst'
	@echo 'make manual   the pictures of docs/manual, taken anew'
	@echo 'make lock     the newest Python packages into tools/*.lock'

$(COMMANDS):
	@'$(dir $(lastword $(MAKEFILE_LIST)))tools/enter' $@
