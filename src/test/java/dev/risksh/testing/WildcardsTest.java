package dev.risksh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the transcripts are compared with must be able to say no. */
class WildcardsTest {
  private final Wildcards wildcards = new Wildcards();

  private boolean fits(List<String> expected, String... actual) {
    return wildcards.retell(expected, List.of(actual)).equals(expected);
  }

  @Test
  void aLineFitsItselfAndNothingElse() {
    assertThat(fits(List.of("(a) [b]"), "(a) [b]")).isTrue();
    assertThat(fits(List.of("(a) [b]"), "(a) [c]")).isFalse();
    assertThat(fits(List.of("a"), "a", "b")).isFalse();
    assertThat(fits(List.of("a", "b"), "a")).isFalse();
    assertThat(fits(List.of("a", "b"), "b", "a")).isFalse();
    assertThat(fits(List.of(), "a")).isFalse();
  }

  @Test
  void anEllipsisIsAnythingOnItsLine() {
    assertThat(fits(List.of("took … s"), "took 0.03 s")).isTrue();
    assertThat(fits(List.of("took … s"), "took 0.03 ms")).isFalse();
  }

  @Test
  void anEllipsisAloneIsAnyLines() {
    assertThat(fits(List.of("a", "…", "c"), "a", "c")).isTrue();
    assertThat(fits(List.of("a", "…", "c"), "a", "b", "b", "c")).isTrue();
    assertThat(fits(List.of("a", "…"), "a", "b", "c")).isTrue();
    assertThat(fits(List.of("a", "…", "c"), "a", "b")).isFalse();
    assertThat(fits(List.of("a", "…", "c"), "a", "b", "c", "d")).isFalse();
  }

  @Test
  void aNameIsTheSameIdentifierEverywhere() {
    assertThat(fits(List.of("made <app>", "used <app>"), "made 0oa1", "used 0oa1")).isTrue();
    assertThat(fits(List.of("used <app>"), "used 0oa2")).isFalse();
    assertThat(fits(List.of("<a> is <a>"), "x is y")).isFalse();
    assertThat(fits(List.of("made <key>"), "made two words")).isFalse();
    assertThat(wildcards.fill("/app use <app> <other>")).isEqualTo("/app use 0oa1 <other>");
  }

  @Test
  void columnsMayStandApartAsTheyLikeButNotTogether() {
    assertThat(fits(List.of("a  b"), "a      b")).isTrue();
    assertThat(fits(List.of("a  b"), "a b")).isFalse();
    assertThat(fits(List.of("  a"), "    a")).isFalse();
  }

  @Test
  void whatDoesNotFitIsToldAsItWas() {
    assertThat(wildcards.retell(List.of("a", "b …", "c"), List.of("a", "x", "c")))
        .containsExactly("a", "x", "c");
    assertThat(wildcards.retell(List.of("…", "c"), List.of("a", "b"))).containsExactly("a", "b");
  }
}
