package dev.risksh.command;

import dev.risksh.groovy.Does;
import dev.risksh.groovy.EventWords;
import dev.risksh.groovy.Vocabulary;
import dev.risksh.jose.KeySpec;
import dev.risksh.risk.RiskLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@code /help} tells beyond single commands. */
public final class Subjects {
  /** Their names. */
  public static final List<String> ALL =
      List.of("steps", "keys", "dsl", "step", "limits", "shortcuts");

  private Subjects() {}

  /** The text on one, with commands as they are typed at the prompt. */
  public static List<String> text(String subject) {
    try (InputStream text = Subjects.class.getResourceAsStream("help/" + subject + ".txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands below the text, in pairs; it is written where it is enforced. */
  static List<List<String>> rows(String subject) {
    return switch (subject) {
      case "limits" -> limits();
      case "dsl" -> words();
      default -> List.of();
    };
  }

  private static List<List<String>> limits() {
    return List.of(
        List.of("calls", RiskLimits.CALLS_RULE + "."),
        List.of("events", RiskLimits.EVENTS_RULE + "."),
        List.of("subjects", RiskLimits.SUBJECTS_RULE + "."),
        List.of("ip", RiskLimits.IP_RULE),
        List.of("risk", RiskLimits.LEVEL_RULE),
        List.of("message", RiskLimits.MESSAGE_RULE),
        List.of("timestamp", RiskLimits.TIMESTAMP_RULE),
        List.of("expires", RiskLimits.EXPIRES_RULE),
        List.of("assertion", "Expires within an hour; Okta takes each jti once."),
        List.of("key", String.join(", ", KeySpec.labels()) + "."));
  }

  private static List<List<String>> words() {
    List<List<String>> rows = new ArrayList<>();
    Vocabulary.words().forEach(word -> rows.add(row(word, Vocabulary.methods(word).get(0))));
    Vocabulary.methods(EventWords.class)
        .forEach(method -> rows.add(row("event { " + method.getName() + " … }", method)));
    return rows;
  }

  private static List<String> row(String word, Method method) {
    return List.of(word, method.getAnnotation(Does.class).value());
  }
}
