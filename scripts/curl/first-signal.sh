#!/bin/sh
# Okta's guide "Test the integration" with curl and openssl alone: from no key at all to a risk
# signal that stands in the System Log.
#
#   ./risksh org --port 8180                                    in one terminal; it prints a token
#   OKTA_CLIENT_TOKEN=00… scripts/curl/first-signal.sh          in another
#
# OKTA_CLIENT_ORGURL is for an org elsewhere. Secrets go to curl on its standard input, not in its
# arguments, which every user of the machine can see.
set -eu

org=${OKTA_CLIENT_ORGURL:-http://127.0.0.1:8180}
admin="SSWS ${OKTA_CLIENT_TOKEN:?set it to an API token of the admin}"

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# The value of a member of the JSON on standard input; a real program would use a parser.
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

# call AUTHORIZATION METHOD PATH [OPTION…]: prints the body; a refusal is shown and ends the script.
call() {
  authorization=$1 method=$2 path=$3
  shift 3
  printf 'Authorization: %s\n' "$authorization" |
    curl -sS --fail-with-body -X "$method" -H @- -H 'Accept: application/json' \
      -D "$work/headers" -o "$work/body" "$@" "$org$path" || {
    cat "$work/body" >&2 && echo >&2
    exit 1
  }
  cat "$work/body"
}

admin() {
  method=$1 path=$2
  shift 2
  call "$admin" "$method" "$path" -H 'Content-Type: application/json' "$@"
}

echo '1. A key pair, and its public half as a JWK'
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/key.pem" 2>/dev/null
# The DER of an RSA public key of 2048 bits: 9 bytes of wrapping, then the modulus.
modulus=$(openssl rsa -in "$work/key.pem" -RSAPublicKey_out -outform DER 2>/dev/null |
  tail -c +10 | head -c 256 | base64url)
kid=first-signal
jwk="{\"kty\":\"RSA\",\"kid\":\"$kid\",\"use\":\"sig\",\"e\":\"AQAB\",\"n\":\"$modulus\"}"

echo '2. Admin: a service app that holds the public key'
app=$(admin POST /oauth2/v1/clients --data "{
  \"client_name\": \"Risk Provider Example\",
  \"application_type\": \"service\",
  \"grant_types\": [\"client_credentials\"],
  \"response_types\": [\"token\"],
  \"token_endpoint_auth_method\": \"private_key_jwt\",
  \"jwks\": {\"keys\": [$jwk]}
}")
client=$(echo "$app" | member client_id)
echo "   $client"

echo '3. Admin: what the app may do'
for scope in okta.riskEvents.manage okta.logs.read; do
  admin POST "/api/v1/apps/$client/grants" \
    --data "{\"issuer\": \"$org\", \"scopeId\": \"$scope\"}" >/dev/null
  echo "   $scope"
done

echo '4. Admin: the risk provider belongs to that app'
providers=$(admin GET /api/v1/risk/providers)
provider=$(echo "$providers" | sed 's/^\[{"id":"\([^"]*\)".*/\1/')
admin PUT "/api/v1/risk/providers/$provider" --data "{
  \"name\": \"Risk Provider Example\",
  \"clientId\": \"$client\",
  \"action\": \"enforce_and_log\"
}" >/dev/null
echo "   $provider"

echo '5. The client assertion, signed'
now=$(date +%s)
header=$(printf '{"alg":"RS256","kid":"%s"}' "$kid" | base64url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","iat":%d,"exp":%d,"jti":"%s"}' \
  "$client" "$client" "$org/oauth2/v1/token" "$now" "$((now + 300))" "$(openssl rand -hex 16)" |
  base64url)
signature=$(printf '%s.%s' "$header" "$claims" |
  openssl dgst -sha256 -sign "$work/key.pem" -binary | base64url)

echo '6. An access token for it'
token=$(printf '%s.%s.%s' "$header" "$claims" "$signature" |
  curl -sS --fail-with-body "$org/oauth2/v1/token" -H 'Accept: application/json' \
    --data-urlencode 'grant_type=client_credentials' \
    --data-urlencode 'scope=okta.riskEvents.manage okta.logs.read' \
    --data-urlencode 'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer' \
    --data-urlencode 'client_assertion@-')
echo "   $(echo "$token" | member scope)"
bearer="Bearer $(echo "$token" | member access_token)"

echo '7. A risk event with two subjects'
call "$bearer" POST /api/v1/risk/events/ip -H 'Content-Type: application/json' --data '[{
  "subjects": [
    {"ip": "6.7.6.7", "riskLevel": "LOW", "message": "none"},
    {"ip": "1.1.1.1", "riskLevel": "HIGH", "message": "Detected Attack tooling and suspicious activity"}
  ]
}]'
echo "   $(head -n 1 "$work/headers" | tr -d '\r')"
request=$(sed -n 's/^[Xx]-[Oo]kta-[Rr]equest-[Ii]d: *//p' "$work/headers" | tr -d '\r')

echo '8. Its entry in the System Log'
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  entry=$(call "$bearer" GET /api/v1/logs -G --data-urlencode \
    "filter=eventType eq \"security.risk.signal.consume\" and transaction.id eq \"$request\"")
  if [ "$entry" != '[]' ]; then
    echo "   $(echo "$entry" | member riskSignalList)"
    exit 0
  fi
  sleep 2 # at Okta entries are on their way for half a minute
done
echo "   not there after 30 s, request id $request" >&2
exit 1
