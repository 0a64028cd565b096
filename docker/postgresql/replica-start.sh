#!/bin/sh
# The read replica: copies the primary the first time, then follows it.
set -e
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    PGPASSWORD=$(cat "${REPLICATION_PASSWORD_FILE:-/run/secrets/replication_password}")
    export PGPASSWORD
    until pg_basebackup --host "$PRIMARY_HOST" --port "${PRIMARY_PORT:-5432}" \
        --username replicator --pgdata "$PGDATA" --wal-method stream --checkpoint fast --write-recovery-conf
    do
        sleep 2
    done
    chmod 0700 "$PGDATA"
fi
exec postgres "$@"
