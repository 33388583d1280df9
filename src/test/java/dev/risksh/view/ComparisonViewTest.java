package dev.risksh.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.export.Comparison;
import dev.risksh.okta.Exchange;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparisonViewTest {
  private static final String LONG = "x".repeat(100);

  @Test
  void ofLongValuesItShowsThePartThatDiffers() {
    assertThat(line(LONG + "left" + LONG, LONG + "right"))
        .contains("…xxxxxxxxxxxxleftx", "…xxxxxxxxxxxxright");
  }

  @Test
  void shortValuesAndTheBeginningsOfOthersAreShownFromTheirStart() {
    assertThat(line("200", "401")).matches("where +200 +401");
    assertThat(line("abc" + LONG, "abd" + LONG)).contains(" abcxxx", " abdxxx");
  }

  @Test
  void aSecretThatChangedIsAnotherOne() {
    assertThat(line(Redaction.MARK, Redaction.MARK)).matches("where +‹redacted› +another");
  }

  @Test
  void whatOnlyOneHasIsMissingInTheOther() {
    Comparison comparison = comparison(Optional.empty(), Optional.of("here"));
    assertThat(lines(comparison).get(3)).matches("where +\\(none\\) +here");
  }

  @Test
  void twoThatAreTheSameHaveNoTable() {
    Exchange exchange = exchange();
    assertThat(lines(Comparison.of(exchange, exchange))).hasSize(3).contains("the same in all");
  }

  private static String line(String left, String right) {
    return lines(comparison(Optional.of(left), Optional.of(right))).get(3);
  }

  private static Comparison comparison(Optional<String> left, Optional<String> right) {
    return new Comparison(
        exchange(), exchange(), List.of(new Comparison.Difference("where", left, right)));
  }

  private static List<String> lines(Comparison comparison) {
    return new Views(Style.plain(), Clock.systemUTC(), 0, "/").lines(comparison);
  }

  private static Exchange exchange() {
    return new Exchange(
        1,
        Instant.EPOCH,
        Duration.ZERO,
        "GET",
        URI.create("https://dev-1.okta.com/api/v1/logs"),
        List.of(),
        Optional.empty(),
        OptionalInt.of(200),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
