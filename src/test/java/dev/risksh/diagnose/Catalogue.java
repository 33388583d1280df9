package dev.risksh.diagnose;

import dev.risksh.okta.OktaError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Okta's two published catalogues of errors, verbatim, as answers that a client gets. */
final class Catalogue {
  private Catalogue() {}

  /** By the internal code of OAuth errors, and the code of API errors. */
  static Map<String, OktaError> all() {
    Map<String, OktaError> errors = new LinkedHashMap<>();
    for (List<String> row : rows("/dev/risksh/localorg/oauth-errors.txt")) {
      errors.put(row.get(2), error(row.get(0), row.get(1), row.get(3)));
    }
    for (List<String> row : rows("/dev/risksh/diagnose/api-errors.txt")) {
      errors.put(row.get(0), error(row.get(1), row.get(0), row.get(2)));
    }
    return errors;
  }

  private static OktaError error(String status, String code, String words) {
    return new OktaError(
        Integer.parseInt(status.substring(0, 3)),
        code,
        words.replace("{0}", "something"),
        List.of(),
        Optional.empty());
  }

  /** The cells of a table in Markdown. */
  static List<List<String>> rows(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      List<List<String>> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("| ")) {
          rows.add(List.of(line.substring(2, line.length() - 2).split(" \\| ")));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
