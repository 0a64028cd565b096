#!/bin/sh
# Once, when the primary is made: the role that replicas read with.
set -e
password=$(cat "${REPLICATION_PASSWORD_FILE:-/run/secrets/replication_password}")
psql -v ON_ERROR_STOP=1 -v password="$password" -U "${POSTGRES_USER:-odoo}" -d postgres <<'SQL'
CREATE ROLE replicator WITH REPLICATION LOGIN PASSWORD :'password';
SQL
echo "host replication replicator all scram-sha-256" >> "$PGDATA/pg_hba.conf"
psql -U "${POSTGRES_USER:-odoo}" -d postgres -c "SELECT pg_reload_conf()"
