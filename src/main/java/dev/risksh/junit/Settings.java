package dev.risksh.junit;

import dev.risksh.console.Times;
import dev.risksh.scenario.Limits;
import dev.risksh.session.SessionOptions;
import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;

/** What {@code junit-platform.properties}, the build or a system property says of scenarios. */
record Settings(ConfigurationParameters parameters) {
  static final String SCENARIOS = "risksh.scenarios";
  static final String USUAL_FOLDER = "src/test/scenarios";

  private static final String ORG = "risksh.org";
  private static final String STEP_TIMEOUT = "risksh.step-timeout";
  private static final String TIMEOUT = "risksh.timeout";

  /** Where they are, where nobody says otherwise. */
  String folder() {
    return said(SCENARIOS).orElse(USUAL_FOLDER);
  }

  Limits limits() {
    return new Limits(said(STEP_TIMEOUT).map(Times::parse), said(TIMEOUT).map(Times::parse));
  }

  SessionOptions session() {
    return SessionOptions.inMemory().withOrg(said(ORG));
  }

  private Optional<String> said(String name) {
    return parameters.get(name).filter(value -> !value.isBlank());
  }
}
