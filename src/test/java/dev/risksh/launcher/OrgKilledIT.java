package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.ForegroundOrg;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An org that keeps its data is killed at any moment: whatever it answered with success is there.
 * {@code bench/durability} does so a hundred times.
 */
class OrgKilledIT {
  private static final int ROUNDS = Integer.getInteger("risksh.kills", 5);
  private static final int CALLERS = 4;
  private static final Pattern CLIENT_ID = Pattern.compile("0oa\\w{17}");

  @TempDir private Path home;

  private final Queue<String> answered = new ConcurrentLinkedQueue<>();

  @Test
  void whatWasAnsweredIsThere() throws Exception {
    long seed = Long.getLong("risksh.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("kills at random moments, -Drisksh.seed=" + seed);
    for (int round = 1; round <= ROUNDS; round++) {
      ForegroundOrg org = ForegroundOrg.start(home, "", "--data", home.resolve("data"));
      try {
        isThere(org, round);
        List<Thread> callers = IntStream.range(0, CALLERS).mapToObj(i -> caller(org, i)).toList();
        Thread.sleep(random.nextInt(1500));
        org.kill();
        for (Thread caller : callers) {
          caller.join();
        }
      } finally {
        org.kill();
      }
    }
    try (ForegroundOrg org = ForegroundOrg.start(home, "", "--data", home.resolve("data"))) {
      isThere(org, ROUNDS + 1);
    }
    assertThat(answered).as("something was put to the test").hasSizeGreaterThan(ROUNDS);
    System.out.println(ROUNDS + " kills, " + answered.size() + " answers, all there");
  }

  private void isThere(ForegroundOrg org, int round) throws Exception {
    assertThat(org.said()).doesNotContain("corrupt");
    Instant now = Instant.now();
    String span = "since=" + now.minus(Duration.ofDays(1)) + "&until=" + now;
    assertThat(clientIds(org, "/oauth2/v1/clients?limit=200"))
        .as("clients in round %d", round)
        .containsAll(answered);
    assertThat(clientIds(org, "/api/v1/logs?limit=1000&" + span))
        .as("clients of log entries in round %d", round)
        .containsAll(answered);
  }

  /** All that are in the pages of a list. */
  private static Set<String> clientIds(ForegroundOrg org, String path) throws Exception {
    Set<String> found = new HashSet<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      HttpResponse<String> page = org.call("GET", next.get(), "");
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      CLIENT_ID.matcher(page.body()).results().map(MatchResult::group).forEach(found::add);
      next =
          page.headers().allValues("Link").stream()
              .filter(link -> link.contains("rel=\"next\""))
              .map(link -> link.substring(1, link.indexOf('>')))
              .findFirst();
    }
    return found;
  }

  /** Registers clients until the org is gone, and notes those it was told of. */
  private Thread caller(ForegroundOrg org, int number) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; ; i++) {
                  HttpResponse<String> reply =
                      org.call(
                          "POST",
                          "/oauth2/v1/clients",
                          "{\"client_name\":\"%d.%d\"}".formatted(number, i));
                  if (reply.statusCode() == 201) {
                    answered.add(
                        CLIENT_ID.matcher(reply.body()).results().findFirst().get().group());
                  }
                }
              } catch (IOException | InterruptedException e) {
                // Killed in the midst of it.
              }
            });
    thread.start();
    return thread;
  }
}
