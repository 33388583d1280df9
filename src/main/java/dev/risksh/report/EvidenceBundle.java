package dev.risksh.report;

import dev.risksh.console.World;
import dev.risksh.okta.OrgInfo;
import dev.risksh.scenario.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that shows what a run did, in one file for a ticket. The same run gives the same bytes: the
 * order of its files is fixed, and each has the time at which the run began.
 */
final class EvidenceBundle {
  private EvidenceBundle() {}

  /**
   * @param uncleared as the run left it
   * @param org what the org said of itself, where it was asked
   */
  static byte[] of(RunResult uncleared, Clearance clearance, World world, Optional<OrgInfo> org) {
    RunResult run = clearance.of(uncleared);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README.txt", readMe() + leftOut(run));
    files.put("evidence.json", EvidenceFacts.of(run, org));
    files.put("jwks.json", clearance.text(EvidenceFacts.jwks(uncleared)));
    files.put("report.html", HtmlReport.of(run));
    files.put("report.md", MarkdownText.of(run));
    files.put("report.json", RunJson.of(run));
    files.put("junit.xml", JunitXml.of(run));
    files.put("report.tap", TapText.of(run));
    files.put("events.ndjson", EventLines.of(run));
    files.put("calls.har", RunHar.of(run));
    for (Path script : scripts(uncleared, world)) {
      content(script)
          .ifPresent(text -> files.put(free(name(script, world), files), clearance.text(text)));
    }
    // Whose computer it was is nobody's business.
    String home = world.userHome() + "/";
    files.replaceAll((name, text) -> text.replace(home, "~/"));
    files.put("SHA256SUMS", checksums(files));
    return zip(files, run.startedAt());
  }

  /** Each once, whatever rows and attempts it ran with. */
  private static Set<Path> scripts(RunResult run, World world) {
    Set<Path> scripts = new LinkedHashSet<>();
    run.scenarios().forEach(one -> scripts.add(world.path(one.file()).normalize()));
    return scripts;
  }

  /** One that is not there was told of when it was to be run. */
  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As seen from the working directory, or its name alone. */
  private static String name(Path file, World world) {
    Path folder = world.workingDirectory().normalize();
    Path name = file.startsWith(folder) ? folder.relativize(file) : file.getFileName();
    return "scripts/"
        + name.toString()
            .replace('\\', '/')
            .replaceFirst("^scripts/", "")
            .replaceAll("[^A-Za-z0-9._/ -]", "_");
  }

  private static String free(String name, Map<String, String> files) {
    String free = name;
    for (int i = 2; files.containsKey(free); i++) {
      free = name.replaceFirst("(?=\\.groovy$)|$", "-" + i);
    }
    return free;
  }

  private static String readMe() {
    try (InputStream text = EvidenceBundle.class.getResourceAsStream("evidence.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("evidence.txt is a part of risksh", e);
    }
  }

  private static String leftOut(RunResult run) {
    return run.leftOut().isEmpty()
        ? ""
        : "\nLeft out, since there was so much: log uuids, sign-ins and the keys of proofs, where they"
            + "\nstood in one of these, are missing too.\n\n- "
            + String.join("\n- ", run.leftOut())
            + "\n";
  }

  /** As {@code sha256sum} writes and checks them. */
  private static String checksums(Map<String, String> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, text) -> lines.append(sha256(text)).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] zip(Map<String, String> files, Instant time) {
    LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(stamp);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }
}
