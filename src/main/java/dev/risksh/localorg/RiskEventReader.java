package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the body of the Risk Events API and finds every mistake in it, each with the path of its
 * field. The limits are Okta's (Okta: Risk Events reference), the texts follow its stock ones.
 */
final class RiskEventReader {
  private static final int MAX_EVENTS = 20;
  private static final int MAX_SUBJECTS = 50;
  private static final int MAX_MESSAGE = 512;
  private static final Pattern MESSAGE = Pattern.compile("[a-zA-Z0-9 .\\-_]*");

  /** SDKs leave the fraction out, Okta's samples have it; both are UTC with a Z. */
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  private static final Duration DEFAULT_LIFE = Duration.ofHours(24);

  private final Instant now;
  private final List<String> causes = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();

  /** What an event says of one address. */
  record Subject(String ip, RiskLevel level, String message, Instant expiresAt) {}

  private RiskEventReader(Instant now) {
    this.now = now;
  }

  /** All subjects of all events, in order; a body with a mistake is refused as a whole. */
  static List<Subject> read(JsonNode body, Instant now) {
    RiskEventReader reader = new RiskEventReader(now);
    if (!body.isArray()) {
      reader.causes.add("riskEvents: The body must be an array of risk events.");
    } else if (body.isEmpty() || body.size() > MAX_EVENTS) {
      reader.causes.add("riskEvents: The array must have 1 to 20 risk events.");
    } else {
      for (int i = 0; i < body.size(); i++) {
        reader.event(body.get(i), "[" + i + "]");
      }
    }
    if (!reader.causes.isEmpty()) {
      throw ApiRefusal.invalid("riskEvents", reader.causes);
    }
    return List.copyOf(reader.subjects);
  }

  private void event(JsonNode event, String path) {
    if (!event.isObject()) {
      notValid(path);
      return;
    }
    Optional<Instant> timestamp = time(event, path, "timestamp");
    Optional<Instant> expiresAt = time(event, path, "expiresAt");
    if (timestamp.isPresent()
        && expiresAt.isPresent()
        && !expiresAt.get().isAfter(timestamp.get())) {
      causes.add(path + ".expiresAt: The field expiresAt must be after timestamp.");
    }
    JsonNode list = event.path("subjects");
    String listPath = path + ".subjects";
    if (list.isMissingNode() || list.isNull() || (list.isArray() && list.isEmpty())) {
      blank(listPath);
    } else if (!list.isArray()) {
      notValid(listPath);
    } else if (list.size() > MAX_SUBJECTS) {
      causes.add(listPath + ": The array must have 1 to 50 subjects.");
    } else {
      // Okta keeps a signal for a day from when it took it in, unless told otherwise.
      Instant end = expiresAt.orElse(now.plus(DEFAULT_LIFE));
      for (int i = 0; i < list.size(); i++) {
        subject(list.get(i), listPath + "[" + i + "]", end);
      }
    }
  }

  private void subject(JsonNode subject, String path, Instant expiresAt) {
    Optional<String> ip = required(subject, path, "ip");
    Optional<String> canonical = ip.flatMap(IpAddress::canonical);
    if (ip.isPresent() && canonical.isEmpty()) {
      notValid(path + ".ip");
    }
    Optional<String> word = required(subject, path, "riskLevel");
    Optional<RiskLevel> level = word.flatMap(RiskLevel::of);
    if (word.isPresent() && level.isEmpty()) {
      notValid(path + ".riskLevel");
    }
    JsonNode message = subject.path("message");
    String text = message.asText("");
    boolean given = !message.isMissingNode() && !message.isNull();
    if (given && (!message.isTextual() || !MESSAGE.matcher(text).matches())) {
      notValid(path + ".message");
    } else if (text.length() > MAX_MESSAGE) {
      causes.add(path + ".message: The field message must not be longer than 512 characters.");
    }
    if (canonical.isPresent() && level.isPresent()) {
      subjects.add(new Subject(canonical.get(), level.get(), given ? text : "", expiresAt));
    }
  }

  private Optional<String> required(JsonNode object, String path, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.asText().isBlank())) {
      blank(path + "." + name);
      return Optional.empty();
    }
    if (!value.isTextual()) {
      notValid(path + "." + name);
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  private Optional<Instant> time(JsonNode event, String path, String name) {
    JsonNode value = event.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      if (value.isTextual() && TIME.matcher(value.asText()).matches()) {
        return Optional.of(Instant.parse(value.asText()));
      }
    } catch (DateTimeException e) {
      // The right form, but no such day: told below.
    }
    notValid(path + "." + name);
    return Optional.empty();
  }

  private void blank(String path) {
    causes.add(path + ": The field cannot be left blank");
  }

  private void notValid(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    causes.add("%s: The field %s is not valid.".formatted(path, name));
  }
}
