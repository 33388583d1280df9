package dev.risksh.okta;

import java.util.Optional;

/**
 * Something that goes wrong on purpose at a local org, a number of times.
 *
 * @param kind {@code status}, {@code hang} and so on, as the org names it
 * @param status the HTTP status that is answered, where the kind is about one
 * @param error Okta's internal code for the token that is refused
 * @param call method and path of the calls it hits; empty for any call
 * @param left how many more times it happens
 */
public record Fault(
    String id, String kind, int status, Optional<String> error, Optional<String> call, int left) {

  /** What happens, in a few words. */
  public String what() {
    return switch (kind) {
      case "status" -> "answers " + status;
      case "html" -> "answers " + status + " with a page";
      case "hang" -> "never answers";
      case "slow" -> "answers late";
      case "cut_before" -> "cuts the connection, nothing done";
      case "cut_after" -> "cuts the connection, all done";
      case "half" -> "answers by half, all done";
      case "error" -> "refuses a token: " + error.orElse("");
      case "lose_log" -> "loses an entry";
      case "delay_log" -> "delays an entry";
      default -> kind;
    };
  }

  /** What it happens to. */
  public String where() {
    String otherwise =
        switch (kind) {
          case "error" -> "the token endpoint";
          case "lose_log", "delay_log" -> "the log";
          default -> "any call";
        };
    return call.orElse(otherwise);
  }

  public String howOften() {
    return left == 1 ? "once" : left + " times";
  }

  @Override
  public String toString() {
    return where() + " " + what() + ", " + howOften();
  }
}
