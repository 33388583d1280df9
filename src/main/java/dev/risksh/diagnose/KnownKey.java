package dev.risksh.diagnose;

import dev.risksh.jose.VerificationKey;

/**
 * A public key that a signature may be held against.
 *
 * @param whose in words: {@code the key in use}, {@code the org}
 */
public record KnownKey(VerificationKey key, String whose) {}
