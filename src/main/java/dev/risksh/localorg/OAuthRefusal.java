package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** A refusal in the OAuth 2.0 form: {@code error} and {@code error_description}. */
final class OAuthRefusal extends Refusal {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String error;
  private final String description;
  private final boolean inEnvelope;
  private final transient UnaryOperator<Reply> finish;

  private OAuthRefusal(
      int status,
      String error,
      String description,
      String internalCode,
      boolean inEnvelope,
      UnaryOperator<Reply> finish) {
    super(internalCode);
    this.status = status;
    this.error = error;
    this.description = description;
    this.inEnvelope = inEnvelope;
    this.finish = finish;
  }

  static OAuthRefusal of(int status, String error, String description, String internalCode) {
    return new OAuthRefusal(
        status, error, description, internalCode, false, UnaryOperator.identity());
  }

  /**
   * The unknown client: Okta has been seen to answer it in the management envelope, with the OAuth
   * error where the code stands.
   */
  static OAuthRefusal unknownClient() {
    OAuthError code = OAuthError.INVALID_CLIENT_ID;
    return new OAuthRefusal(
        code.status(),
        code.error(),
        code.description(""),
        code.code(),
        true,
        UnaryOperator.identity());
  }

  /** The same refusal, its reply changed by {@code finish}: a nonce is told in a header. */
  OAuthRefusal with(UnaryOperator<Reply> finish) {
    return new OAuthRefusal(status, error, description, internalCode(), inEnvelope, finish);
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  String description() {
    return description;
  }

  /** Okta's internal code, which becomes {@code outcome.reason} in the System Log. */
  String internalCode() {
    return getMessage();
  }

  @Override
  Reply reply(Request request, Ids ids) {
    ObjectNode body = Json.object();
    if (inEnvelope) {
      body.put("errorCode", error);
      body.put("errorSummary", description);
      body.put("errorLink", error);
      body.put("errorId", ids.errorId());
      body.putArray("errorCauses");
    } else {
      body.put("error", error);
      body.put("error_description", description);
    }
    return finish.apply(Reply.json(status, body).uncached().withNote(internalCode()));
  }
}
