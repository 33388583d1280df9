package dev.risksh.localorg;

import java.time.Instant;

/**
 * What a provider said last of an address.
 *
 * @param ip in canonical form, see {@link IpAddress}
 * @param message the provider's words, or empty
 */
record RiskSignal(
    String providerId, String ip, RiskLevel level, String message, Instant expiresAt) {}
