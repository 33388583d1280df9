package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that run at once against one org share its rate limits. */
class RunBudgetTest {
  private static final String SENDS =
      """
      step('send') {
        3.times {
          assert send(event { subject ip: '1.1.1.1', risk: HIGH }).status == 202
        }
      }
      """;

  @TempDir Path temp;

  @Test
  void noCallIsRefusedForAnothersAndTheWaitIsTold() throws Exception {
    TestWorld test = TestWorld.in(temp);
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    assertThat(Main.run(test.world(), "key", "new", "--type", "p256")).isZero();
    assertThat(Main.run(test.world(), "key", "export", "jwks.json", "--format", "jwks")).isZero();
    String seed =
        """
        {"apps": [{"id": "0oaShared", "name": "Shared", "scopes": ["okta.riskEvents.manage"],
                   "jwks": %s}],
         "providers": [{"name": "Shared", "app": "0oaShared"}]}
        """
            .formatted(Files.readString(test.workingDirectory().resolve("jwks.json")));
    Path key;
    try (var keys = Files.list(test.home().resolve("keys"))) {
      key = keys.findFirst().orElseThrow();
    }
    try (LocalOrg org =
        LocalOrg.start(
            OrgSettings.ephemeral()
                .withClock(test.clock())
                .tellingItsTime()
                .withSeed(seed)
                .withRiskEventCallsPerMinute(3)
                .onRequest(
                    line -> {
                      if (line.path().contains("/risk/events")) {
                        statuses.add(line.status());
                      }
                    }))) {
      for (String name : List.of("a", "b", "c")) {
        test.file("s/" + name + ".groovy", SENDS);
      }
      int code =
          Main.run(
              test.world(),
              "run",
              "s",
              "--jobs",
              "3",
              "--org",
              org.baseUrl().toString(),
              "--key",
              key.toString(),
              "--client-id",
              "0oaShared");
      assertThat(code).as(test.out() + test.err()).isZero();
      assertThat(statuses).hasSize(9).containsOnly(202);
      assertThat(test.err())
          .contains("all 3 calls to /api/v1/risk/events/ip are used up, the next window begins in");
    }
  }
}
