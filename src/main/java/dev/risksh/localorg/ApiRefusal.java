package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** A refusal in the envelope of Okta's management APIs. */
final class ApiRefusal extends Refusal {
  private static final long serialVersionUID = 1;

  private final OktaError error;
  private final String argument;
  private final transient List<String> causes;
  private final boolean fromSystemLog;
  private final transient UnaryOperator<Reply> finish;

  private ApiRefusal(
      OktaError error,
      String argument,
      List<String> causes,
      boolean fromSystemLog,
      UnaryOperator<Reply> finish) {
    super(causes.isEmpty() ? error.name() : error.name() + " " + causes.get(0));
    this.error = error;
    this.argument = argument;
    this.causes = List.copyOf(causes);
    this.fromSystemLog = fromSystemLog;
    this.finish = finish;
  }

  static ApiRefusal of(OktaError error) {
    return new ApiRefusal(error, "", List.of(), false, UnaryOperator.identity());
  }

  /** {@code E0000001}: what is not valid, and each field with its text. */
  static ApiRefusal invalid(String what, List<String> causes) {
    return new ApiRefusal(OktaError.E0000001, what, causes, false, UnaryOperator.identity());
  }

  /** {@code E0000007}: nothing of {@code type} has that id. */
  static ApiRefusal notFound(String id, String type) {
    return new ApiRefusal(
        OktaError.E0000007, id + " (" + type + ")", List.of(), false, UnaryOperator.identity());
  }

  /** The System Log's own form: no {@code errorLink}, a UUID as id (Okta: System Log query). */
  static ApiRefusal systemLog(OktaError error, String argument, List<String> causes) {
    return new ApiRefusal(error, argument, causes, true, UnaryOperator.identity());
  }

  /** The same refusal, its reply changed by {@code finish}: a rate limit shows in headers. */
  ApiRefusal with(UnaryOperator<Reply> finish) {
    return new ApiRefusal(error, argument, causes, fromSystemLog, finish);
  }

  @Override
  Reply reply(Request request, Ids ids) {
    ObjectNode body = Json.object();
    body.put("errorCode", error.name());
    body.put("errorSummary", error.summary(argument));
    if (!fromSystemLog) {
      body.put("errorLink", error.name());
    }
    body.put("errorId", fromSystemLog ? ids.uuid() : ids.errorId());
    ArrayNode list = body.putArray("errorCauses");
    causes.forEach(cause -> list.addObject().put("errorSummary", cause));
    return finish.apply(Reply.json(error.status(), body).withNote(getMessage()));
  }
}
