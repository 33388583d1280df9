package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JWT that is neither assertion, proof nor access token: what it says, without a verdict. */
final class OtherJwtExplainer {
  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "toe");

  private final ParsedJwt jwt;
  private final Surroundings around;
  private final Remarks remarks = new Remarks();

  OtherJwtExplainer(ParsedJwt jwt, Surroundings around) {
    this.jwt = jwt;
    this.around = around;
  }

  Explanation explain() {
    jwt.flaw().ifPresent(flaw -> remarks.refused("form", "", flaw));
    jwt.header().ifPresent(this::members);
    jwt.claims().ifPresent(this::members);
    if (jwt.flaw().isEmpty()) {
      signature();
    }
    return new Explanation(
        jwt.claims().isPresent() ? "JWT" : "no JWT", remarks.all(), List.of(), List.of(), false);
  }

  private void members(ObjectNode object) {
    object.properties().forEach(member -> member(member.getKey(), member.getValue()));
  }

  private void member(String name, JsonNode value) {
    Optional<Instant> time =
        TIMES.contains(name) ? new TimeClaim(value).instant() : Optional.empty();
    remarks.note(
        name,
        value,
        ClaimWords.of(name) + time.map(at -> ": " + TimeClaim.told(at, around)).orElse(""));
  }

  private void signature() {
    Optional<KnownKey> maker =
        around.keys().stream()
            .filter(known -> known.key().check(jwt) == VerificationKey.Fit.VALID)
            .findFirst();
    if (maker.isPresent()) {
      remarks.good("signature", "", "it was made by " + maker.get().whose());
    } else {
      remarks.note("signature", "", "not checked: none of the keys known here made it");
    }
  }
}
