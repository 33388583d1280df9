package dev.risksh.session;

import dev.risksh.jose.SigningKey;
import java.util.Optional;

/**
 * A key pair as it stands in the list.
 *
 * @param inUse whether it signs what is signed next
 * @param elsewhere where it comes from, for one that risksh does not keep itself
 */
public record KeptKey(SigningKey key, boolean inUse, Optional<String> elsewhere) {
  public String kid() {
    return key.kid();
  }

  @Override
  public String toString() {
    return key + (inUse ? ", in use" : "");
  }
}
