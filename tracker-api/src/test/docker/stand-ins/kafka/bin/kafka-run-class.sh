#!/usr/bin/env bash
set -euo pipefail
# shellcheck disable=SC2086 # several options in one variable, as everywhere in Kafka
exec java ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dlog4j2.configurationFile="${STAND_IN_LOGGING:-/opt/kafka/config/log4j2.yaml}" -cp '/opt/kafka/libs/*' "$@"
