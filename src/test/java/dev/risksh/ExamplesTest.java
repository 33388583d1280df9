package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.command.HelpPage;
import dev.risksh.command.Subjects;
import dev.risksh.console.ExitCode;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.session.Slot;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The examples that {@code /help} shows are run, each as it stands there. */
class ExamplesTest {
  private static final String EVENTS =
      """
      [{"subjects": [{"ip": "6.7.6.7", "riskLevel": "LOW"}]}]
      """;

  /** What a session is that has come all the way. */
  private static final List<String> ALL_THE_WAY =
      List.of(
          "/key new --type p256",
          "/app create \"Risk Provider Example\"",
          "/app role add REPORT_ADMIN",
          "/provider use --action enforce_and_log",
          "/token",
          "e = event { subject ip: '1.1.1.1', risk: HIGH }",
          "/event add --ip 1.1.1.1 --risk HIGH",
          "/send",
          "x = 1",
          "def twice(x) { x * 2 }");

  /** After these the next example finds less than it needs. */
  private static final Pattern CHANGES =
      Pattern.compile("\\b(add|clear|drop|import|new|remove|reset|revoke|use)\\b");

  private static final String LOCAL_ORG = "sessions/examples/local-org.json";

  private static String newOrg;

  @TempDir Path folder;

  private Session session;
  private TestWorld test;
  private int sessions;

  /** Making its signing key is most of what a new org costs, so all begin with this one. */
  @BeforeAll
  static void makeOrg(@TempDir Path folder) throws IOException {
    TestWorld test = TestWorld.in(folder);
    try (Session session =
        new Session(test.world(), SessionOptions.saved("examples"), line -> {})) {
      session.org();
    }
    newOrg = Files.readString(test.home().resolve(LOCAL_ORG));
  }

  private LineRunner allTheWay() {
    LineRunner prompt = prompt();
    prepare();
    ALL_THE_WAY.forEach(line -> run(prompt, line));
    return prompt;
  }

  private LineRunner prompt() {
    test = TestWorld.in(folder.resolve(Integer.toString(++sessions)));
    // The doctor compares it with the server's.
    test.clock().advance(Duration.between(TestWorld.NOON, Instant.now()));
    test.homeFile(LOCAL_ORG, newOrg);
    session = new Session(test.world(), SessionOptions.saved("examples"), line -> {});
    return new LineRunner(test.world(), session);
  }

  /** The same home in a session that comes after a short one. */
  private LineRunner reopened() {
    session.close();
    LineRunner before = prompt();
    run(before, "x = 1");
    session.close();
    session = new Session(test.world(), SessionOptions.saved("examples"), line -> {});
    return new LineRunner(test.world(), session);
  }

  @AfterEach
  void close() {
    session.close();
  }

  static List<String> commands() throws IOException {
    Path nowhere = Files.createTempDirectory("risksh-examples");
    try (Session none =
        new Session(TestWorld.in(nowhere).world(), SessionOptions.inMemory(), line -> {})) {
      CommandSpec root = new LineRunner(none.world(), none).commands().model();
      return List.copyOf(root.subcommands().keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areRun(String name) {
    LineRunner prompt = allTheWay();
    CommandLine top = prompt.commands().model().subcommands().get(name);
    for (CommandSpec command : withAllBelow(top).toList()) {
      List<String> examples = HelpPage.examples(command);
      assertThat(examples)
          .as(command.qualifiedName(" ") + " needs an example, as footer")
          .isNotEmpty();
      for (String example : examples) {
        if (example.startsWith("/edit")) {
          // The one that needs a terminal, which PromptIT has.
          prompt.run(example);
          assertThat(test.err()).contains("editing takes a terminal");
          continue;
        }
        String line = filled(example);
        if (example.contains("--restore")) {
          prompt = reopened();
        }
        run(prompt, line);
        if (CHANGES.matcher(example).find()) {
          session.close();
          prompt = allTheWay();
        }
      }
    }
  }

  private static Stream<CommandSpec> withAllBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().flatMap(ExamplesTest::withAllBelow));
  }

  @Test
  void stepsLeadAllTheWay() {
    LineRunner prompt = prompt();
    List<String> lines = commandsIn("steps");
    assertThat(lines).hasSizeGreaterThan(7);
    lines.forEach(line -> run(prompt, line));
    assertThat(test.out()).contains("risk HIGH");
  }

  @Test
  void whatIsToldOnKeysAndTheDslIsRun() {
    LineRunner prompt = prompt();
    commandsIn("keys").forEach(line -> run(prompt, line));
    ALL_THE_WAY.forEach(line -> run(prompt, line));
    Subjects.text("dsl").stream()
        .filter(line -> line.startsWith("  "))
        .forEach(line -> run(prompt, line.strip()));
  }

  private static List<String> commandsIn(String subject) {
    return Subjects.text(subject).stream()
        .filter(line -> line.startsWith("  /"))
        .map(line -> line.strip().split(" {2,}")[0])
        .toList();
  }

  private void run(LineRunner prompt, String line) {
    assertThat(prompt.run(line)).as(line + "\n" + test.out() + test.err()).isEqualTo(ExitCode.DONE);
  }

  private void prepare() {
    test.file("events.json", EVENTS);
    test.file("lines.groovy", "y = 40 + 2");
    try {
      test.file(
          "scripts/first-signal.groovy", Files.readString(Path.of("scripts/first-signal.groovy")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the ids that this session has in the place of those in the example. */
  private String filled(String example) {
    String kid = session.need(Slot.KEY).kid();
    test.file("provider.jwk.json", session.need(Slot.KEY).privateJwk().reveal());
    return example
        .replace(
            "0oaaaboyxsbrWdsk81d6", session.value(Slot.APP).map(ServiceApp::clientId).orElse(""))
        .replace("NhIpAobkW", kid.substring(0, 9));
  }
}
