package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code risksh org} says of itself, and what it does not start with. */
class ForegroundOrgTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private TestWorld test;
  private Path work;

  @BeforeEach
  void aWorld(@TempDir Path folder) {
    test = TestWorld.in(folder);
    work = test.world().path("");
  }

  @Test
  void aNameObeysNoneOfItsOwnCodes() throws Exception {
    keep("{\"apps\":[{\"name\":\"A\\u001b[31m\\u0007\\r\\nwarning  B\"}]}");

    assertThat(started("--data", "kept"))
        .contains("A\\x1b[31m\\x07\\r\\nwarning  B")
        .doesNotContain("\u001b", "\u0007", "\r");
  }

  @Test
  void ofManyAppsTheRestIsCounted() throws Exception {
    StringBuilder apps = new StringBuilder();
    for (int i = 1; i <= 13; i++) {
      apps.append(i == 1 ? "" : ",").append("{\"name\":\"App ").append(i).append("\"}");
    }
    keep("{\"apps\":[" + apps + "]}");

    assertThat(started("--data", "kept"))
        .contains("App 10  ACTIVE", "app       and 3 more")
        .doesNotContain("App 11");
  }

  @Test
  void aSeedThatIsNotUsedIsSaid() throws Exception {
    keep("{}");
    test.file("seed.json", "{\"apps\":[{\"name\":\"New\"}]}");

    assertThat(started("--data", "kept", "--seed", "seed.json"))
        .contains("warning       seed not used: ")
        .doesNotContain("New");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2 | --clock | +9999999d | --clock takes up to ten years, not +9999999d",
        "2 | --clock | -3700d | --clock takes up to ten years, not -3700d",
        "2 | --data | `` | --data takes a folder",
        "6 | --data | sub/file | no org can be kept in sub/file: ",
        "6 | --seed | sub/none.yaml | the seed cannot be used: sub/none.yaml: no such file",
        "6 | --seed | sub/file | sub/file, line 1"
      })
  void whatItCannotBeginWithIsRefused(int code, String option, String value, String why)
      throws Exception {
    Files.createDirectory(work.resolve("sub"));
    test.file("sub/file", "a: [");

    assertThat(Main.run(test.world(), "org", option, value)).as(test.err()).isEqualTo(code);
    assertThat(test.err()).contains(why);
  }

  /** An org that was kept in a folder. */
  private void keep(String seed) throws Exception {
    Path file = Files.createDirectory(work.resolve("kept")).resolve("org.db");
    LocalOrg.start(OrgSettings.ephemeral().withSeed(seed).withDatabase(file)).close();
  }

  /** All that an org says until it waits for calls. */
  private String started(String... options) throws InterruptedException {
    String[] words = new String[options.length + 1];
    words[0] = "org";
    System.arraycopy(options, 0, words, 1, options.length);
    Thread org = new Thread(() -> Main.run(test.world(), words), "foreground-org");
    org.start();
    try {
      await().atMost(LONG).until(() -> test.out().contains("Ctrl-C ends it.") || !org.isAlive());
      return test.out() + test.err();
    } finally {
      org.interrupt();
      org.join(LONG.toMillis());
    }
  }
}
