package dev.risksh.session;

/**
 * A value that was set from outside, and where.
 *
 * @param origin in words: {@code --org}, {@code OKTA_CLIENT_ORGURL}, {@code ~/.okta/okta.yaml line
 *     3}
 */
record Setting(String value, String origin) {}
