package dev.risksh.localorg;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The standard admin roles that a service app may have (Okta: roles). What each may is our guess.
 */
enum AdminRole {
  SUPER_ADMIN("Super Organization Administrator", EnumSet.allOf(Duty.class)),
  ORG_ADMIN("Organization Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  APP_ADMIN("Application Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  API_ACCESS_MANAGEMENT_ADMIN(
      "API Access Management Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  USER_ADMIN("Group Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  GROUP_MEMBERSHIP_ADMIN("Group Membership Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  HELP_DESK_ADMIN("Help Desk Administrator", EnumSet.of(Duty.READ, Duty.MANAGE)),
  READ_ONLY_ADMIN("Read-Only Administrator", EnumSet.of(Duty.READ)),
  REPORT_ADMIN("Report Administrator", EnumSet.of(Duty.READ));

  private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

  private final String label;
  private final Set<Duty> duties;

  /** What an endpoint asks of who calls it. */
  enum Duty {
    READ,
    MANAGE,
    GRANT
  }

  AdminRole(String label, Set<Duty> duties) {
    this.label = label;
    this.duties = duties;
  }

  static Optional<AdminRole> of(String type) {
    return Arrays.stream(values()).filter(role -> role.name().equals(type)).findFirst();
  }

  String label() {
    return label;
  }

  boolean may(Duty duty) {
    return duties.contains(duty);
  }

  /** The id that Okta shows: the type in base 32, such as {@code JBCUYUC7IRCVGS27IFCE2SKO}. */
  String id() {
    StringBuilder id = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (char c : name().toCharArray()) {
      buffer = buffer << 8 | c;
      for (bits += 8; bits >= 5; bits -= 5) {
        id.append(BASE32[buffer >> (bits - 5) & 31]);
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      id.append(BASE32[buffer << (5 - bits) & 31]);
    }
    return id.toString();
  }
}
