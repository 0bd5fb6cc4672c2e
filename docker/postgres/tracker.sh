#!/bin/bash
# Run once, by the image of PostgreSQL on an empty volume: the tracker's roles: one owns its database and
# migrates, the other records and reads. psql reads their passwords itself, so that they stand on no command line.
set -eu
psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv password TRACKER_DATABASE_PASSWORD
\getenv owner_password TRACKER_DATABASE_OWNER_PASSWORD
CREATE ROLE tracker_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'owner_password';
CREATE ROLE tracker_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
-- Text sorts as in the embedded server, whatever the locale of this one.
CREATE DATABASE tracker OWNER tracker_owner
    TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE CONNECT ON DATABASE tracker FROM PUBLIC;
GRANT CONNECT ON DATABASE tracker TO tracker_app;
SQL
