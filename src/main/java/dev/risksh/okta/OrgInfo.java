package dev.risksh.okta;

/**
 * What an Okta org says of itself to anybody.
 *
 * @param id {@code 00o…}
 * @param pipeline {@code idx} or {@code v1}; empty where it does not say
 * @param exchange the call it was asked with
 */
public record OrgInfo(String id, String pipeline, Exchange exchange) {
  /** Which of Okta's two engines it runs on, in words. */
  public String engine() {
    return switch (pipeline) {
      case "idx" -> "Identity Engine";
      case "v1" -> "Classic Engine";
      default -> pipeline.isEmpty() ? "engine not told" : "engine " + pipeline;
    };
  }
}
