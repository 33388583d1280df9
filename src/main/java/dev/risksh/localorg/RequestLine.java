package dev.risksh.localorg;

import java.time.Duration;
import java.time.Instant;

/**
 * One request that the org answered, as a line of an access log would tell it.
 *
 * @param at when it came in, by the org's clock
 * @param method the HTTP method
 * @param path the path without the query, which may carry what nobody should read
 * @param status the HTTP status of the reply
 * @param took how long the org worked on it
 * @param note why it was refused, in Okta's internal code or our words, or empty; never a secret
 */
public record RequestLine(
    Instant at, String method, String path, int status, Duration took, String note) {}
