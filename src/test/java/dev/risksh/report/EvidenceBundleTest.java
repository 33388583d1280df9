package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Masks;
import dev.risksh.console.World;
import dev.risksh.scenario.RunResult;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle depends on the run alone. */
class EvidenceBundleTest {
  @TempDir Path temp;

  @Test
  void theSameRunGivesTheSameBytes() {
    TestWorld test = TestWorld.in(temp);
    test.file("scripts/good.groovy", "step('one') { }");
    RunResult run = SampleRun.saying("said");
    byte[] first = bundle(run, test.world());
    test.clock().advance(Duration.ofDays(1));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(bundle(run, test.world())).isEqualTo(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  private static byte[] bundle(RunResult run, World world) {
    return EvidenceBundle.of(run, new Clearance(new Masks()), world, Optional.empty());
  }
}
