#!/usr/bin/env bash
STAND_IN_LOGGING=/opt/kafka/config/tools-log4j2.yaml exec /opt/kafka/bin/kafka-run-class.sh org.apache.kafka.tools.BrokerApiVersionsCommand "$@"
