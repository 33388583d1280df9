package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /local/v1/faults}: what is to go wrong on purpose. */
final class FaultsApi {
  private static final int MAX_TIMES = 1_000_000;
  private static final double MAX_SECONDS = 3600;
  private static final double DEFAULT_SECONDS = 5;

  private final Faults faults;
  private final Ids ids;

  FaultsApi(Faults faults, Ids ids) {
    this.faults = faults;
    this.ids = ids;
  }

  Reply create(Call call) {
    Fault fault = read(call.request().jsonObject());
    faults.add(fault);
    return Reply.json(201, fault);
  }

  Reply list(Call call) {
    return Reply.json(200, faults.all());
  }

  Reply delete(Call call) {
    String id = call.pathValue(0);
    if (!faults.remove(id)) {
      throw ApiRefusal.notFound(id, "Fault");
    }
    return Reply.empty(204);
  }

  Reply clear(Call call) {
    faults.clear();
    return Reply.empty(204);
  }

  private Fault read(JsonNode body) {
    List<String> wrong = new ArrayList<>();
    for (var member : body.properties()) {
      check(isOfItsType(member.getKey(), member.getValue()), member.getKey(), wrong);
    }
    if (!wrong.isEmpty()) {
      throw ApiRefusal.invalid("fault", wrong);
    }
    Optional<Fault.Kind> kind = Fault.Kind.of(body.path("kind").asText());
    if (kind.isEmpty()) {
      throw ApiRefusal.invalid(
          "fault", List.of(invalid("kind") + " It takes " + Fault.Kind.all() + "."));
    }
    String path = body.path("path").asText(null);
    int status = body.path("status").asInt(FaultReply.defaultStatus(kind.get()));
    String error = body.path("error").asText(null);
    double seconds = body.path("seconds").asDouble(DEFAULT_SECONDS);
    int times = body.path("times").asInt(1);
    check(path == null || path.startsWith("/"), "path", wrong);
    check(status >= 200 && status <= 599, "status", wrong);
    check(seconds >= 0 && seconds <= MAX_SECONDS, "seconds", wrong);
    check(times >= 1 && times <= MAX_TIMES, "times", wrong);
    if (kind.equals(Optional.of(Fault.Kind.ERROR))) {
      check(error != null && OAuthError.ofCode(error).isPresent(), "error", wrong);
    }
    if (kind.equals(Optional.of(Fault.Kind.STATUS))) {
      check(FaultReply.hasStatus(status), "status", wrong);
    }
    if (!wrong.isEmpty()) {
      throw ApiRefusal.invalid("fault", wrong);
    }
    String method = body.path("method").asText(null);
    return new Fault(ids.id("flt"), kind.get(), method, path, status, error, seconds, times);
  }

  /** A mistyped member would leave a fault that hits other calls than it was made for. */
  private static boolean isOfItsType(String name, JsonNode value) {
    return switch (name) {
      case "kind", "method", "path", "error" -> value.isTextual() || value.isNull();
      case "status", "times" -> value.isInt();
      case "seconds" -> value.isNumber();
      default -> false;
    };
  }

  private static void check(boolean valid, String name, List<String> wrong) {
    if (!valid) {
      wrong.add(invalid(name));
    }
  }

  private static String invalid(String name) {
    return "%s: The field %s is not valid.".formatted(name, name);
  }
}
