package dev.risksh.session;

import dev.risksh.jose.SigningKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where key pairs are kept, each under its kid. */
interface KeyRing {
  /** The key of that kid. */
  Optional<SigningKey> get(String kid);

  /** All of them, in the order of their kids. */
  List<SigningKey> all();

  /** Their kids as far as they can be told without reading a key, for completion. */
  List<String> kids();

  /** Keeps {@code key}; whether its kid is free was asked before. */
  void put(SigningKey key);

  void remove(SigningKey key);

  /** For a session that leaves nothing behind. */
  static KeyRing inMemory() {
    Map<String, SigningKey> keys = new LinkedHashMap<>();
    return new KeyRing() {
      @Override
      public Optional<SigningKey> get(String kid) {
        return Optional.ofNullable(keys.get(kid));
      }

      @Override
      public List<SigningKey> all() {
        return List.copyOf(keys.values());
      }

      @Override
      public List<String> kids() {
        return List.copyOf(keys.keySet());
      }

      @Override
      public void put(SigningKey key) {
        keys.put(key.kid(), key);
      }

      @Override
      public void remove(SigningKey key) {
        keys.remove(key.kid());
      }
    };
  }
}
