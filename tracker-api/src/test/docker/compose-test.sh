#!/usr/bin/env bash
# Runs docker-compose.yml for real: starts the four, records through one process, sees it in the other and on the topic,
# looks at how they are contained, restarts them, and takes them away. Needs the two jars, a Docker engine that has the
# images (build-stand-ins.sh makes some), curl and jq. Says what it does; ends with a status other than 0 if one step fails.
set -euo pipefail

cd "$(dirname "$0")/../../../.."
work=$(mktemp -d)

# Ports and names of its own, so that it disturbs no tracker that runs here.
api=http://127.0.0.1:18080
projections=http://127.0.0.1:18081
password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }
manager_password=$(password)
auditor_password=$(password)
cat >"$work/env" <<EOF
COMPOSE_PROJECT_NAME=pledge-tracker-test
POSTGRES_PASSWORD=$(password)
TRACKER_DATABASE_PASSWORD=$(password)
TRACKER_DATABASE_OWNER_PASSWORD=$(password)
TRACKER_VIEWER_PASSWORD=$(password)
TRACKER_MANAGER_PASSWORD=$manager_password
TRACKER_AUDITOR_PASSWORD=$auditor_password
TRACKER_ADMIN_PASSWORD=$(password)
TRACKER_REFERENCE_DATA=true
TRACKER_API_PORT=18080
TRACKER_PROJECTIONS_PORT=18081
EOF
# Not on a command line, where others of this machine could read it.
printf 'user = "manager:%s"\n' "$manager_password" >"$work/curl"
printf 'user = "auditor:%s"\n' "$auditor_password" >"$work/auditor"

services=(postgres kafka tracker-api tracker-projections)

compose() { docker-compose --env-file "$work/env" "$@"; }
say() { printf '%s  %s\n' "$(date -u +%T)" "$*"; }
fail() {
    say "FAILED: $*"
    compose logs --no-color --tail=40
    exit 1
}
clean_up() {
    compose down --volumes --remove-orphans >"$work/down.log" 2>&1 || cat "$work/down.log"
    rm -rf "$work"
}
trap clean_up EXIT

quietly() {
    "$@" >"$work/step.log" 2>&1 || { cat "$work/step.log"; fail "$*"; }
}

call() { curl -sS --max-time 20 -K "$work/curl" -H 'Content-Type: application/json' "$@"; }

health() { docker inspect --format '{{.State.Health.Status}}' "$(compose ps -q "$1")"; }

await_healthy() {
    local service deadline=$((SECONDS + 240))
    for service in "${services[@]}"; do
        until [ "$(health "$service")" = healthy ]; do
            [ $SECONDS -lt $deadline ] || fail "$service is $(health "$service")"
            sleep 1
        done
        say "$service is healthy"
    done
}

# What the other process says that was paid of our commitment, once it has come to position $1.
paid_at_projections() {
    call "$projections/api/v1/commitments/COMPOSE/progress?atLeast=$1" | jq -r '.totals[0].stated'
}

record() {
    call "$api/api/v1/commitments/COMPOSE/disbursements" -d '{"reference": "'"$1"'", "amount": "'"$2"'",
        "currency": "USD", "precision": "EXACT", "paidTo": "2020-01-31",
        "citation": {"source": "COMPOSE", "locator": "made up for this test"}}' | jq -r .position
}

on_topic() {
    compose exec -T kafka /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic tracker.events \
        --from-beginning --timeout-ms 8000 2>/dev/null || true
}

say "without passwords nothing starts"
if env -i PATH="$PATH" HOME="$HOME" docker-compose --env-file /dev/null config >"$work/step.log" 2>&1; then
    fail "the configuration is accepted without passwords"
fi

say "building the images and starting"
quietly compose up -d --build
await_healthy

say "each runs as somebody else than root, on a read-only file system, without capabilities"
for service in "${services[@]}"; do
    container=$(compose ps -q "$service")
    uid=$(docker exec "$container" id -u)
    read_only=$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}}' "$container")
    status=$(docker exec "$container" cat /proc/1/status)
    capabilities=$(awk '/^CapBnd/ {print $2}' <<<"$status")
    new_privileges=$(awk '/^NoNewPrivs/ {print $2}' <<<"$status")
    say "  $service: uid $uid, read-only $read_only, capabilities $capabilities, no new privileges $new_privileges"
    [ "$uid" != 0 ] && [ "$read_only" = true ] && [ "$capabilities" = 0000000000000000 ] && [ "$new_privileges" = 1 ] \
        || fail "$service is not contained"
    ! docker exec "$container" touch /written 2>/dev/null || fail "$service can write to /"
done
for service in tracker-api tracker-projections; do
    ports=$(docker port "$(compose ps -q "$service")")
    say "  $service: $ports"
    ! grep -v -- '-> 127\.0\.0\.1:' <<<"$ports" || fail "$service is published beyond loopback"
done

say "the tracker's roles are no superusers, and the one that works cannot change an event"
role=$(compose exec -T postgres psql -U postgres -Atc \
    "SELECT bool_or(rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication) FROM pg_roles WHERE rolname LIKE 'tracker_%'")
[ "$role" = f ] || fail "a role of the tracker may too much"
may=$(compose exec -T postgres psql -U postgres -d tracker -Atc \
    "SELECT has_table_privilege('tracker_app', 'event_store.event', 'UPDATE, DELETE, TRUNCATE'),
            has_table_privilege('tracker_app', 'event_store.event', 'INSERT')")
[ "$may" = 'f|t' ] || fail "tracker_app may: $may"

say "recording through tracker-api"
registered=$(call "$api/api/v1/commitments" -d '{"commitment": "COMPOSE", "title": "For the compose test",
    "pledger": "Somebody", "beneficiary": "Somebody else", "theme": "tests",
    "citation": {"source": "COMPOSE", "locator": "made up for this test"}}')
jq -e .position <<<"$registered" >/dev/null || fail "not registered: $registered"
position=$(record first 1000)
say "  recorded at position $position"
[ "$position" -gt 0 ] || fail "not recorded"

paid=$(paid_at_projections "$position")
say "tracker-projections shows $paid"
[ "$paid" = 1000 ] || fail "1000 was expected"

say "the event is on the topic tracker.events"
on_topic >"$work/topic"
grep -F COMPOSE/disbursements/first "$work/topic" | head -1 | cut -c1-300
grep -qF COMPOSE/disbursements/first "$work/topic" || fail "it is not"

say "the log has the event, and each process serves it"
signed() { curl -sS --max-time 20 -K "$work/auditor" "$1/log/checkpoint" | sed -n 2p; }
deadline=$((SECONDS + 20))
until [ "$(signed "$api")" -ge "$position" ] 2>/dev/null; do
    [ $SECONDS -lt $deadline ] || fail "the last checkpoint has $(signed "$api") events"
    sleep 1
done
[ "$(signed "$projections")" -ge "$position" ] || fail "the other process has $(signed "$projections")"

say "restarting all four"
quietly compose restart
await_healthy
paid=$(paid_at_projections "$position")
say "tracker-projections shows $paid"
[ "$paid" = 1000 ] || fail "1000 was expected"

say "taking the containers away and starting new ones on the same volumes"
quietly compose down
quietly compose up -d
await_healthy
next=$(record second 500)
say "  recorded at position $next"
[ "$next" = $((position + 1)) ] || fail "position $((position + 1)) was expected"
paid=$(paid_at_projections "$next")
say "tracker-projections shows $paid"
[ "$paid" = 1500 ] || fail "1500 was expected"
on_topic >"$work/topic"
for reference in first second; do
    say "  on the topic: $reference $(grep -cF "COMPOSE/disbursements/$reference" "$work/topic") time(s)"
    grep -qF "COMPOSE/disbursements/$reference" "$work/topic" || fail "$reference is not on the topic"
done

say "taking all away, volumes included"
quietly compose down --volumes
[ -z "$(docker volume ls -q --filter label=com.docker.compose.project=pledge-tracker-test)" ] || fail "a volume is left"
say "passed"
