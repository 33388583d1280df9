package dev.risksh.console;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * How a user likes the prompt. Kept in a file of Java properties, since reading JSON would stand
 * between launch and prompt.
 *
 * @param editor the command that {@code /edit} starts; empty for {@code VISUAL}, {@code EDITOR} or
 *     the built-in one
 * @param prompt what stands before a line
 * @param continuation what stands before the lines that go on with it
 * @param theme {@code dark}, {@code light} or {@code none}; empty for what the terminal tells
 * @param pager whether what does not fit on the screen goes through a pager
 * @param truncation how many characters of a value are shown
 */
public record Preferences(
    Feedback feedback,
    Optional<String> editor,
    String prompt,
    String continuation,
    Optional<String> theme,
    boolean pager,
    int truncation) {

  public static final Preferences DEFAULT =
      new Preferences(
          Feedback.NORMAL, Optional.empty(), "risksh> ", "   ...> ", Optional.empty(), true, 2000);

  private static final String FILE = "preferences.properties";

  public Preferences withFeedback(Feedback other) {
    return new Preferences(other, editor, prompt, continuation, theme, pager, truncation);
  }

  public Preferences withEditor(Optional<String> other) {
    return new Preferences(feedback, other, prompt, continuation, theme, pager, truncation);
  }

  public Preferences withPrompt(String other, String otherContinuation) {
    return new Preferences(feedback, editor, other, otherContinuation, theme, pager, truncation);
  }

  public Preferences withTheme(Optional<String> other) {
    return new Preferences(feedback, editor, prompt, continuation, other, pager, truncation);
  }

  public Preferences withPager(boolean on) {
    return new Preferences(feedback, editor, prompt, continuation, theme, on, truncation);
  }

  public Preferences withTruncation(int characters) {
    return new Preferences(feedback, editor, prompt, continuation, theme, pager, characters);
  }

  /** What the user keeps; a file that cannot be understood is kept aside and said. */
  public static Preferences read(World world, Consumer<String> notices) {
    Path file = world.home().resolve(FILE);
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    try {
      Properties kept = new Properties();
      kept.load(new StringReader(Files.readString(file)));
      return of(kept);
    } catch (IOException | IllegalArgumentException e) {
      Path aside = file.resolveSibling(FILE + ".unreadable");
      try {
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        notices.accept("the preferences could not be read and are kept as " + aside);
      } catch (IOException cannotMove) {
        notices.accept("the preferences could not be read: " + file);
      }
      return DEFAULT;
    }
  }

  private static Preferences of(Properties kept) {
    return new Preferences(
        Optional.ofNullable(kept.getProperty("feedback"))
            .map(name -> Feedback.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(DEFAULT.feedback),
        Optional.ofNullable(kept.getProperty("editor")),
        TerminalSafe.line(kept.getProperty("prompt", DEFAULT.prompt)),
        TerminalSafe.line(kept.getProperty("continuation", DEFAULT.continuation)),
        Optional.ofNullable(kept.getProperty("theme")),
        Boolean.parseBoolean(kept.getProperty("pager", "true")),
        Integer.parseInt(kept.getProperty("truncation", Integer.toString(DEFAULT.truncation))));
  }

  /** Keeps them for the next time. */
  public void write(World world) {
    Properties kept = new Properties();
    kept.setProperty("feedback", feedback.label());
    editor.ifPresent(command -> kept.setProperty("editor", command));
    kept.setProperty("prompt", prompt);
    kept.setProperty("continuation", continuation);
    theme.ifPresent(name -> kept.setProperty("theme", name));
    kept.setProperty("pager", Boolean.toString(pager));
    kept.setProperty("truncation", Integer.toString(truncation));
    StringWriter text = new StringWriter();
    try {
      kept.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written to a disk here", e);
    }
    AtomicFile.write(
        world.home().resolve(FILE), text.toString().getBytes(StandardCharsets.UTF_8), true);
  }
}
