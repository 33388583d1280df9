package dev.risksh.risk;

import java.util.List;
import java.util.Objects;

/** The body of one call to the Risk Events API: checked, or explicitly sent as it is. */
public sealed interface RiskPayload permits RiskEvents, RiskPayload.Raw {
  /** Exactly what goes on the wire. */
  String json();

  /** Checked events, 1 to 20. */
  static RiskEvents of(RiskEvent... events) {
    return new RiskEvents(List.of(events));
  }

  /** {@code json} as it is, unchecked, to see what Okta says to it. */
  static Raw raw(String json) {
    return new Raw(json);
  }

  /** A body that nobody checked; it need not even be JSON. */
  record Raw(String json) implements RiskPayload {
    public Raw {
      Objects.requireNonNull(json, "json");
    }

    @Override
    public String toString() {
      return "raw, unchecked, " + json.length() + " characters";
    }
  }
}
