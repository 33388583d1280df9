package dev.risksh.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import dev.risksh.scenario.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A run as one page that needs nothing beside itself: no other file, no network, and no script to
 * be read. The template escapes whatever it puts in; a policy in the page lets nothing run or load
 * but its own style and script, known by their digests.
 */
final class HtmlReport {
  private static final String FOLDER = "dev/risksh/report/page";

  private HtmlReport() {}

  static String of(RunResult run) {
    String style = resource("page.css");
    String script = resource("page.js");
    Map<String, String> own = Map.of("css", style, "js", script, "policy", policy(style, script));
    Mustache template = new DefaultMustacheFactory(FOLDER).compile("report.html");
    StringWriter text = new StringWriter();
    template.execute(text, List.of(own, PageModel.of(run)).toArray());
    return text.toString();
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src 'sha256-"
        + digest(style)
        + "'; script-src 'sha256-"
        + digest(script)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream =
        HtmlReport.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is a part of risksh", e);
    }
  }
}
