package dev.risksh.session;

/**
 * A setting that counts now, as anybody may see it.
 *
 * @param name what it is called in messages
 * @param value without the secret, where it is one
 * @param origin where it came from; {@code default} where nobody set it
 */
public record SettingShown(String name, String value, String origin) {}
