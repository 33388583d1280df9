package dev.risksh.localorg;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The keys that sign access tokens: the newest signs, the one before it still verifies (Okta: keys
 * rotate four times a year). The first takes as long to make as all the rest of the start, so it is
 * made meanwhile; who needs it waits.
 */
final class OrgKeys {
  private static final int BITS = 2048;
  private static final int KEPT = 2;
  private static final Duration LIFETIME = Duration.ofDays(90);

  /** Newest first; never empty. */
  private final CompletableFuture<List<Key>> first = new CompletableFuture<>();

  private final List<Stored> stored;
  private final Changes changes;
  private volatile List<Key> keys = List.of();

  /** A key as kept in the store: its private JWK, and when it was made. */
  record Stored(Map<String, Object> jwk, Instant created) {
    String kid() {
      return String.valueOf(jwk.get("kid"));
    }
  }

  private record Key(RSAKey jwk, Instant created) {}

  /** The stored keys, or a new one where there are none; {@link #make} makes it. */
  OrgKeys(List<Stored> stored, Changes changes) {
    this.stored = stored;
    this.changes = changes;
  }

  /** The key that signs at {@code now}; an old one is replaced first. */
  synchronized RSAKey signing(Instant now) {
    Key newest = all().get(0);
    return now.isBefore(newest.created().plus(LIFETIME)) ? newest.jwk() : rotate(now);
  }

  /** Lets a new key sign from now on. */
  synchronized RSAKey rotate(Instant now) {
    Key next = new Key(generate(), now);
    keys = Stream.concat(Stream.of(next), all().stream()).limit(KEPT).toList();
    changes.note();
    return next.jwk();
  }

  /** The key of that name, if its signatures still count. */
  Optional<RSAKey> find(String kid) {
    return all().stream().map(Key::jwk).filter(key -> key.getKeyID().equals(kid)).findFirst();
  }

  /** The public halves, as everybody may see them. */
  List<Map<String, Object>> publicJwks() {
    return all().stream().map(key -> key.jwk().toPublicJWK().toJSONObject()).toList();
  }

  /** What is there to keep; nothing while the first key is being made. */
  List<Stored> toStore() {
    return keys.stream().map(key -> new Stored(key.jwk().toJSONObject(), key.created())).toList();
  }

  /**
   * Called once, where it keeps nobody waiting.
   *
   * @param kept where a new org finds its key
   */
  void make(Instant now, KeyFile kept) {
    try {
      if (stored.isEmpty()) {
        keys = List.of(new Key(kept.get(OrgKeys::generate), now));
        // Before anyone can see it: who was shown the key must find it after a restart.
        changes.note();
      } else {
        keys = stored.stream().map(OrgKeys::parse).toList();
      }
      first.complete(keys);
    } catch (RuntimeException e) {
      first.completeExceptionally(e);
    }
  }

  private List<Key> all() {
    first.join();
    return keys;
  }

  private static Key parse(Stored stored) {
    try {
      return new Key(RSAKey.parse(stored.jwk()), stored.created());
    } catch (ParseException e) {
      throw new IllegalStateException("a stored key cannot be read", e);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyIDFromThumbprint(true)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java makes RSA keys", e);
    }
  }
}
