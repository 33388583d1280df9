package dev.risksh.shell;

import dev.risksh.console.Problem;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ClientSettings;
import dev.risksh.okta.Exchanges;
import dev.risksh.okta.OktaClient;
import dev.risksh.okta.OrgUrl;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;

/**
 * Loads what the first lines will need while the user reads. It reads the saved session, and
 * touches neither the network nor any other file.
 */
final class WarmUp {
  /** Never called; building the client for it is what loads the classes. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private WarmUp() {}

  static void run(Session session, LineRunner lines) {
    try {
      session.held(Slot.KEY);
      lines.warmUp();
      OrgUrl nobody = OrgUrl.of(NOBODY);
      new OktaClient(
          nobody,
          session.world().clock(),
          new Exchanges(),
          ClientSettings.DEFAULT,
          (duration, reason) -> {});
      // An elliptic key, made for nothing, takes a millisecond; an RSA key takes hundreds.
      SigningKey key = SigningKey.generate(KeySpec.EC_P256, session.world().random());
      ClientAssertion.sign(
          AssertionSpec.of("nobody", nobody.tokenEndpoint()),
          key,
          session.world().clock(),
          session.world().random());
    } catch (Problem toldWhenItMatters) {
      // The first command that needs the session says it, with what to do.
    }
  }
}
