package dev.risksh.launcher;

import static dev.risksh.testing.BadServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.BadServer;
import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program, through its launcher, against an org that is none or not well. */
class BadOrgIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String TOKEN = "an-access.token-of.somewhere-else";
  private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{";
  private static final String PAGE = reply(200, "Content-Type: text/html\r\n", "<html>Sign in");
  private static final int UNREACHABLE = 4;
  private static final int RATE_LIMITED = 5;

  @TempDir Path home;

  @BeforeEach
  void events() throws IOException {
    Files.writeString(
        home.resolve("events.json"),
        "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]");
  }

  private Ended run(String org, String... words) {
    List<Object> command = new ArrayList<>(List.of(RISKSH));
    command.addAll(Arrays.asList(words));
    return new Program(home, command.toArray())
        .set("OKTA_CLIENT_ORGURL", org)
        .set("OKTA_CLIENT_OAUTH2_ACCESSTOKEN", TOKEN)
        .run();
  }

  /** Says it in a few words, with nothing of the program's inside and nothing secret. */
  private static String complaint(Ended ended, int exitCode) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .doesNotContain("Exception", "\tat ", "    at ", "java.", TOKEN, "\u001b", "a bug");
    assertThat(ended.err().lines().filter(line -> line.startsWith("✗ "))).hasSize(1);
    assertThat(ended.err()).contains("  next: ");
    assertThat(ended.err().lines()).hasSizeLessThan(12);
    return ended.err();
  }

  @Test
  void nobodyIsThere() {
    String org = BadServer.nobody();

    assertThat(complaint(run(org, "send", "events.json"), UNREACHABLE))
        .startsWith(
            "✗ POST /api/v1/risk/events/ip: could not reach the org: nothing answers at " + org)
        .contains("next: check the address (risksh org)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 202 Acc", CUT})
  void theConnectionIsCutAndTheEventsAreNotSentTwice(String answer) {
    try (BadServer server = BadServer.sending(answer)) {
      assertThat(complaint(run(server.url(), "send", "events.json"), UNREACHABLE))
          .contains("the connection broke before the reply was whole")
          .contains("look with risksh log before sending again");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void whatOnlyReadsIsTriedAgainAndThatIsSaid() {
    try (BadServer server = BadServer.inTurn(CUT, reply(200, "", "[]"))) {
      Ended ended = run(server.url(), "log");

      assertThat(ended)
          .isEqualTo(new Ended(0, "(none)\n", "  the connection broke, retry 1 of 4 in 0:01\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "send events.json"})
  void aWebPageAnswers(String command) {
    try (BadServer server = BadServer.sending(PAGE)) {
      assertThat(complaint(run(server.url(), command.split(" ")), UNREACHABLE))
          .contains("200")
          .doesNotContain("202");
    }
  }

  @Test
  void aHundredMegabytesAreNotRead() {
    try (BadServer server = BadServer.sending(BadOrgIT::hundredMegabytes)) {
      assertThat(complaint(run(server.url(), "log"), UNREACHABLE))
          .contains("the reply is larger than 10 MiB and was not read")
          .contains("is this an Okta org?");
    }
  }

  private static void hundredMegabytes(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n[\"".getBytes(StandardCharsets.UTF_8));
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'a');
    for (int i = 0; i < 100; i++) {
      out.write(megabyte);
    }
  }

  @Test
  void tooManyCallsAreGivenUpWhereRetriesAreOff() {
    try (BadServer server = BadServer.replying(429, "", "")) {
      Ended ended =
          new Program(home, RISKSH, "send", "events.json")
              .set("OKTA_CLIENT_ORGURL", server.url())
              .set("OKTA_CLIENT_OAUTH2_ACCESSTOKEN", TOKEN)
              .set("OKTA_CLIENT_RATELIMIT_MAXRETRIES", 0)
              .run();

      assertThat(complaint(ended, RATE_LIMITED)).contains("was refused: 429");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aDraftThatCouldNotBeSentIsStillThere() {
    String org = BadServer.nobody();
    assertThat(run(org, "event", "add", "--ip", "1.1.1.1", "--risk", "HIGH").exitCode()).isZero();

    complaint(run(org, "send"), UNREACHABLE);

    assertThat(run(org, "event").out()).contains("1.1.1.1", "HIGH");
  }
}
