package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final String RED = Style.colour().red("x");

  @Test
  void plainChangesNothing() {
    Style style = Style.plain();
    assertThat(style.bold(style.dim(style.red(style.level("HIGH"))))).isEqualTo("HIGH");
  }

  @Test
  void coloursEndOnlyWhatTheyBegan() {
    Style style = Style.colour();
    assertThat(style.bold("a" + style.green("b") + "c"))
        .isEqualTo("\u001b[1ma\u001b[32mb\u001b[39mc\u001b[22m");
    assertThat(style.cyan("")).isEmpty();
  }

  @Test
  void levelsHaveTheirColours() {
    Style style = Style.colour();
    assertThat(style.level("LOW")).isEqualTo(style.green("LOW"));
    assertThat(style.level("MEDIUM")).isEqualTo(style.yellow("MEDIUM"));
    assertThat(style.level("HIGH")).isEqualTo(style.red("HIGH"));
    assertThat(style.level("NONE")).isEqualTo("NONE");
  }

  @Test
  void colourNeedsAPersonAndATerminalThatCan() {
    assertThat(Style.of(world(true, Map.of("TERM", "xterm"))).red("x")).isEqualTo(RED);
    assertThat(Style.of(world(true, Map.of())).red("x")).isEqualTo(RED);
    assertThat(Style.of(world(true, Map.of("NO_COLOR", ""))).red("x")).isEqualTo(RED);
    assertThat(Style.of(world(true, Map.of("NO_COLOR", "1")))).isSameAs(Style.plain());
    assertThat(Style.of(world(true, Map.of("TERM", "dumb")))).isSameAs(Style.plain());
    assertThat(Style.of(world(false, Map.of("TERM", "xterm")))).isSameAs(Style.plain());
  }

  @Test
  void theThemeMayChangeWhileThePromptIsOpen() {
    AtomicReference<Theme> theme = new AtomicReference<>(Theme.DARK);
    Style style = Style.of(world(true, Map.of()), theme::get);
    String onDark = style.yellow("x");
    theme.set(Theme.LIGHT);
    assertThat(style.yellow("x")).isNotEqualTo(onDark).contains("x");
    theme.set(Theme.NONE);
    assertThat(style.yellow("x")).isEqualTo("x");
  }

  private static World world(boolean interactive, Map<String, String> environment) {
    Path here = Path.of("");
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new World(
        Clock.systemUTC(),
        new SecureRandom(),
        environment,
        here,
        here,
        here,
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        duration -> {},
        interactive,
        () -> 0,
        Person.NOBODY,
        Interrupts.ELSEWHERE);
  }
}
