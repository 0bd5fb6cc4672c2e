#!/usr/bin/env bash
# Starts PostgreSQL as the real image does: on an empty PGDATA it first makes a cluster and runs what is in
# /docker-entrypoint-initdb.d against a server that listens on its socket only. Settings of durability stay as they are.
set -euo pipefail

if [ "${1:-postgres}" != postgres ]; then
    exec "$@"
fi
shift || true

if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA"
    chown -R postgres:postgres "$PGDATA"
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" postgres "$@"
fi

export POSTGRES_USER=${POSTGRES_USER:-postgres}
export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}

run_script() {
    case "$1" in
        *.sh)
            if [ -x "$1" ]; then "$1"; else . "$1"; fi ;;
        *.sql)
            psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -f "$1" ;;
    esac
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    : "${POSTGRES_PASSWORD:?the superuser needs a password}"
    mkdir -p "$PGDATA"
    chmod 700 "$PGDATA"
    initdb --username="$POSTGRES_USER" --pwfile=/dev/stdin <<<"$POSTGRES_PASSWORD"
    printf '\nhost all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
    pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" -w start
    if [ "$POSTGRES_DB" != postgres ]; then
        createdb --host /var/run/postgresql --username "$POSTGRES_USER" "$POSTGRES_DB"
    fi
    for script in /docker-entrypoint-initdb.d/*; do
        if [ -f "$script" ]; then
            run_script "$script"
        fi
    done
    pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec postgres -c unix_socket_directories=/var/run/postgresql "$@"
