package dev.risksh.saving;

import dev.risksh.okta.Refused;
import java.util.List;
import java.util.Set;

/** Tells a refusal that was wanted from a mistake, by what was done before it. */
final class Provocation {
  private static final Set<String> SCENE =
      Set.of(
          "fault", "switchOrg", "revoke", "removeRole", "removeProvider", "removeApp", "useToken");
  private static final String TOKEN_ENDPOINT = "/oauth2/v1/token";

  private Provocation() {}

  /** Whether Okta had to refuse {@code attempt} after all that came {@code before} it. */
  static boolean of(List<Attempt> before, Attempt attempt, Refused refused) {
    List<String> own = words(attempt);
    boolean withoutProof =
        attempt.command().filter(command -> command.values("--dpop").contains("off")).isPresent()
            || attempt.snippet().source().matches("(?s).*\\bdpop: *'off'.*");
    if (own.contains("sendRaw") || withoutProof) {
      return true;
    }
    boolean token = refused.exchange().path().contains(TOKEN_ENDPOINT);
    for (int i = before.size() - 1; i >= 0; i--) {
      List<String> words = words(before.get(i));
      if (words.stream().anyMatch(own::contains)) {
        return false; // it went well after whatever was done before that
      }
      if (words.stream().anyMatch(SCENE::contains) || token && spoilsAssertion(before.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(Attempt attempt) {
    return Selection.deeds(attempt).stream().map(Deed::word).toList();
  }

  private static boolean spoilsAssertion(Attempt attempt) {
    if (!attempt.isCommand()) {
      return new GroovyLine(attempt.snippet().source()).spoilsAssertion();
    }
    return attempt
        .command()
        .filter(command -> command.path().equals("assertion"))
        .filter(command -> !Set.of("--pin").containsAll(command.options().keySet()))
        .isPresent();
  }
}
