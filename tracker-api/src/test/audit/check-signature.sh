#!/usr/bin/env bash
# Verifies a checkpoint's signature with openssl alone: check-signature.sh <checkpoint> <verifier key>
set -euo pipefail
note=$1 key=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The signed text ends with the line break before the empty line; below it, each line is a dash, a name and base64.
sed '/^$/,$d' "$note" >"$work/text"
name=${key%%+*}
grep -F "— $name " "$note" | head -1 | awk '{print $3}' | base64 -d | tail -c +5 >"$work/signature"

# A verifier key is name+hash+base64 (which may have a + of its own) of one byte for Ed25519 and the key's 32; openssl wants them in DER.
{
    printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'
    printf '%s' "${key#*+*+}" | base64 -d | tail -c +2
} >"$work/key.der"
openssl pkey -pubin -inform DER -in "$work/key.der" -out "$work/key.pem"
openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$work/text" -sigfile "$work/signature"
