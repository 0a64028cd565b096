# Each command brings what it needs by itself; what they do is in tools/.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
COMMANDS := run stop reset db shell
.PHONY: help $(COMMANDS)

help:
	@echo 'make run      set up all and serve it (PORT=8069)'
	@echo 'make stop     stop what make run started'
	@echo 'make reset    delete the databases and start anew (asks first; FORCE=1)'
	@echo 'make db       a fresh database with the demonstration province: DB=name (KEEP=1)'
	@echo 'make shell    Python with env on a database: DB=name, a script on standard input'

$(COMMANDS):
	@'$(dir $(lastword $(MAKEFILE_LIST)))tools/enter' $@
