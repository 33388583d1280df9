package dev.risksh.diagnose;

import dev.risksh.okta.Refused;
import java.util.List;
import java.util.Optional;

/**
 * A refusal that was wanted: what Okta said, and what it means. Safe to print.
 *
 * @param status of HTTP
 * @param code {@code invalid_client}, {@code E0000001}; empty where the answer has none
 * @param said Okta's own words; empty where the answer has none
 * @param details what Okta lists besides, such as each field that it does not take
 * @param cause why; empty where it is not known
 * @param evidence what supports that
 * @param next what to type
 * @param requestId for Okta's support; empty where the answer has none
 */
public record Refusal(
    int status,
    String code,
    String said,
    List<String> details,
    String cause,
    List<String> evidence,
    List<String> next,
    String requestId) {

  public static Refusal of(Refused refused, Optional<Diagnosis> why) {
    return new Refusal(
        refused.error().status(),
        refused.error().code(),
        refused.error().summary(),
        refused.error().causes(),
        why.map(Diagnosis::cause).orElse(""),
        why.map(Diagnosis::evidence).orElse(List.of()),
        why.map(Diagnosis::next).orElse(List.of()),
        refused.error().requestId().orElse(""));
  }

  @Override
  public String toString() {
    return "refused with " + (status + " " + code).strip() + (said.isEmpty() ? "" : ": " + said);
  }
}
