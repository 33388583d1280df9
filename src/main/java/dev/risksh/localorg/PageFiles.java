package dev.risksh.localorg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files of the System Log's page, as they lie beside this class. Nothing in them is secret. */
final class PageFiles {
  private static final String FOLDER = "page/";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** All that the page may load; what is not named here is not there. */
  private static final Map<String, String> FILES =
      Map.of(
          "page.html", "html",
          "page.css", "css",
          "page.js", "js",
          "charts.js", "js",
          "entries.js", "js",
          "org.js", "js",
          "query.js", "js",
          "icon.svg", "svg");

  /** Its own files and nothing else: neither inline code nor another place, nor a frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  Reply page(Call call) {
    return file("page.html");
  }

  Reply file(Call call) {
    return file(call.pathValue(0));
  }

  private static Reply file(String name) {
    String extension = FILES.get(name);
    if (extension == null) {
      throw ApiRefusal.of(OktaError.E0000008);
    }
    return Reply.text(200, TYPES.get(extension), read(name))
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("Cross-Origin-Resource-Policy", "same-origin")
        .withHeader("Cache-Control", "no-cache");
  }

  private static String read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
