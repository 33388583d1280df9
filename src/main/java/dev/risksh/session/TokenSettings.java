package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How the session's calls are let in, as the user chose; kept with the session.
 *
 * @param dpop whether tokens are asked for together with a proof
 * @param admin whether calls show the admin's API token (SSWS) instead of an access token
 */
record TokenSettings(DpopMode dpop, boolean admin) {
  static final TokenSettings USUAL = new TokenSettings(DpopMode.AUTO, false);

  TokenSettings with(DpopMode mode) {
    return new TokenSettings(mode, admin);
  }

  TokenSettings withAdmin(boolean asAdmin) {
    return new TokenSettings(dpop, asAdmin);
  }

  /** Each by itself, so that what was set from outside is not saved along with the other. */
  void write(ObjectNode session) {
    session.put("dpop", dpop.word());
    session.put("admin", admin);
  }

  static TokenSettings read(JsonNode session) {
    return new TokenSettings(
        DpopMode.find(session.path("dpop").asText()).orElse(DpopMode.AUTO),
        session.path("admin").asBoolean());
  }
}
