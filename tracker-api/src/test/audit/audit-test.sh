#!/usr/bin/env bash
# What docs/audit.md shows, done for real: starts the tracker from its jar, takes its log and a bundle of evidence, and checks
# them with the tracker's verifier, with openssl and with Go's packages. Then changes a byte and is told so by each of them.
# Needs the jar, java 25, curl, unzip, openssl, go and its golang.org/x/mod. Ends with a status other than 0 if a step fails.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
here=$PWD/tracker-api/src/test/audit
jar=$PWD/tracker-api/target/tracker-api.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
base=http://127.0.0.1:18082
export GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$work/go
TRACKER_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export TRACKER_PASSWORD

say() { printf '%s  %s\n' "$(date -u +%T)" "$*"; }
fail() {
    say "FAILED: $*"
    tail -40 "$work/tracker.log"
    exit 1
}
clean_up() {
    kill "$tracker" 2>/dev/null || true
    wait "$tracker" 2>/dev/null || true
    rm -rf "$work"
}
must_fail() {
    if "$@" >"$work/step.log" 2>&1; then
        cat "$work/step.log"
        fail "$* did not notice"
    fi
}

TRACKER_AUDITOR_PASSWORD=$TRACKER_PASSWORD TRACKER_MANAGER_PASSWORD=$TRACKER_PASSWORD TRACKER_REFERENCE_DATA=true \
    "$java" -jar "$jar" --server.port=18082 --tracker.data-dir="$work/data" >"$work/tracker.log" 2>&1 &
tracker=$!
trap clean_up EXIT
printf 'user = "auditor:%s"\n' "$TRACKER_PASSWORD" >"$work/curl"
get() { curl -sS --fail --max-time 20 -K "$work/curl" "$base/$1"; }

# Ready means that the reference data is recorded.
deadline=$((SECONDS + 240))
until get actuator/health/readiness >/dev/null 2>&1 && get log/checkpoint >"$work/checkpoint" 2>/dev/null; do
    [ $SECONDS -lt $deadline ] || fail "the tracker is not ready, or there is no checkpoint"
    kill -0 "$tracker" || fail "the tracker ended"
    sleep 1
done
key=$(get log/key)
say "the log's key is $key"

# A copy of the log, by its addresses: what any program that follows them would have.
mirror=$work/mirror
get log/checkpoint >"$work/checkpoint"
size=$(sed -n 2p "$work/checkpoint")
mkdir -p "$mirror/tile/0" "$mirror/tile/entries"
cp "$work/checkpoint" "$mirror/checkpoint"
[ "$size" -lt 256 ] || fail "the reference data outgrew this copy: $size events"
mkdir -p "$mirror/tile/0/000.p" "$mirror/tile/entries/000.p"
get "log/tile/0/000.p/$size" >"$mirror/tile/0/000.p/$size"
get "log/tile/entries/000.p/$size" >"$mirror/tile/entries/000.p/$size"
say "copied a log of $size events"

"$here/check-signature.sh" "$mirror/checkpoint" "$key"
"$here/check-signature.sh" "$here/plus-in-key/checkpoint" "$(cat "$here/plus-in-key/key")"
go run "$here/check-log.go" "$mirror" "$key" "$work/checkpoint"
"$java" -jar "$jar" verify --log "$mirror" --key "$key"
"$java" -jar "$jar" verify --url "$base" --user auditor --key "$key" --checkpoint "$work/checkpoint" --effective-on 2018-12-31

get "api/v1/exports/evidence/JP-ASEAN-CT-2016.zip?effectiveOn=2018-12-31" >"$work/evidence.zip"
"$java" -jar "$jar" verify --bundle "$work/evidence.zip" --key "$key"
mkdir "$work/evidence"
unzip -q "$work/evidence.zip" -d "$work/evidence"
"$here/check-signature.sh" "$work/evidence/checkpoint" "$key"
go run "$here/check-bundle.go" "$work/evidence" "$key"
say "the log and the bundle hold"

sed -i "2s/.*/1/" "$mirror/checkpoint"
must_fail "$here/check-signature.sh" "$mirror/checkpoint" "$key"
must_fail "$java" -jar "$jar" verify --log "$mirror" --key "$key"
cp "$work/checkpoint" "$mirror/checkpoint"
printf 'X' | dd of="$mirror/tile/entries/000.p/$size" bs=1 seek=300 conv=notrunc status=none
must_fail go run "$here/check-log.go" "$mirror" "$key"
must_fail "$java" -jar "$jar" verify --log "$mirror" --key "$key"
event=$(find "$work/evidence/events" -type f | sort | head -1)
printf 'X' | dd of="$event" bs=1 seek=60 conv=notrunc status=none
must_fail go run "$here/check-bundle.go" "$work/evidence" "$key"
say "changed bytes are noticed"
