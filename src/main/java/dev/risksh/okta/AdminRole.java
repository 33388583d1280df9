package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import java.util.List;
import java.util.Locale;

/**
 * An admin role that a service app was given: the second gate behind its scopes (Okta: client role
 * assignments).
 *
 * @param id of the assignment
 * @param type {@code HELP_DESK_ADMIN}
 * @param label what the Admin Console calls it
 */
public record AdminRole(String id, String type, String label) {
  /** The standard roles; custom ones are an org's own. */
  public static final List<String> TYPES =
      List.of(
          "SUPER_ADMIN",
          "ORG_ADMIN",
          "READ_ONLY_ADMIN",
          "APP_ADMIN",
          "USER_ADMIN",
          "HELP_DESK_ADMIN",
          "REPORT_ADMIN",
          "API_ACCESS_MANAGEMENT_ADMIN",
          "GROUP_MEMBERSHIP_ADMIN");

  /** Reads what a user typed, in either case. */
  public static String type(String text) {
    String type = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    if (!TYPES.contains(type)) {
      throw Problem.usage(
          "'" + text + "' is not the type of a standard admin role",
          "one of " + String.join(", ", TYPES) + Suggestions.didYouMean(type, TYPES));
    }
    return type;
  }

  @Override
  public String toString() {
    return "admin role " + type;
  }
}
