package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import java.util.Map;
import java.util.Optional;

/** The words on keys. */
public interface KeyWords extends Words {
  /** A fresh RSA key pair of 2048 bits. */
  default SigningKey newKey() {
    return newKey(Map.of());
  }

  /** {@code newKey type: 'p256'}. */
  @Does("Makes a key pair, keeps it, and uses it.")
  @Takes(name = "type", value = "'rsa2048', 'p256' and so on. Default: 'rsa2048'.")
  default SigningKey newKey(Map<String, ?> named) {
    String type = Arguments.of(KeyWords.class, "newKey", named).text("type").orElse("rsa2048");
    KeySpec spec =
        KeySpec.named(type)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "'" + type + "' is not a kind of key",
                        "one of " + String.join(", ", KeySpec.labels())));
    return made(session().keys().create(spec));
  }

  @Does("Takes the private key in a JWK, JWK set or PEM file, and uses it.")
  default SigningKey importKey(String file) {
    return made(session().keys().importFrom(session().world().path(file), Optional.empty()));
  }
}
