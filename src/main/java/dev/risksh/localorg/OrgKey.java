package dev.risksh.localorg;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The key that signs access tokens. A new one takes as long to make as all the rest of the start,
 * so it is made meanwhile; who needs it waits.
 */
final class OrgKey {
  private static final int BITS = 2048;

  private final CompletableFuture<RSAKey> key = new CompletableFuture<>();

  private final Map<String, Object> stored;
  private final Changes changes;
  private volatile RSAKey made;

  /** The stored key, or a new one where {@code stored} is null; {@link #make} makes it. */
  OrgKey(Map<String, Object> stored, Changes changes) {
    this.stored = stored;
    this.changes = changes;
  }

  /** Waits until it is made. */
  RSAKey get() {
    return key.join();
  }

  /** The private JWK for the store, or null while it is being made. */
  Map<String, Object> toStore() {
    RSAKey key = made;
    return key == null ? null : key.toJSONObject();
  }

  /** Called once, where it keeps nobody waiting. */
  void make() {
    try {
      if (stored != null) {
        made = RSAKey.parse(stored);
      } else {
        made =
            new RSAKeyGenerator(BITS)
                .keyIDFromThumbprint(true)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        // Before anyone can see it: who was shown the key must find it after a restart.
        changes.note();
      }
      key.complete(made);
    } catch (JOSEException | ParseException | RuntimeException e) {
      key.completeExceptionally(e);
    }
  }
}
