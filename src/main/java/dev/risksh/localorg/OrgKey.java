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
    RSAKey made = key.isCompletedExceptionally() ? null : key.getNow(null);
    return made == null ? null : made.toJSONObject();
  }

  /** Called once, where it keeps nobody waiting. */
  void make() {
    try {
      if (stored != null) {
        key.complete(RSAKey.parse(stored));
      } else {
        RSAKey made =
            new RSAKeyGenerator(BITS)
                .keyIDFromThumbprint(true)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        key.complete(made);
        changes.note();
      }
    } catch (JOSEException | ParseException | RuntimeException e) {
      key.completeExceptionally(e);
    }
  }
}
