package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A public key of an app: its JWK as registered, without any private member. */
record PublicJwk(@JsonValue Map<String, String> members) {

  @JsonCreator
  PublicJwk {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  Optional<String> kid() {
    return Optional.ofNullable(members.get("kid"));
  }

  /** The one algorithm the key is for, where its owner named one. */
  Optional<String> alg() {
    return Optional.ofNullable(members.get("alg"));
  }

  boolean isForSigning() {
    String use = members.get("use");
    return use == null || use.equals("sig");
  }

  JWK toJwk() {
    try {
      return JWK.parse(Map.<String, Object>copyOf(members));
    } catch (ParseException e) {
      throw new IllegalStateException("a registered key cannot be read", e);
    }
  }
}
