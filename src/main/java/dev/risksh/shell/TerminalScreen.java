package dev.risksh.shell;

import dev.risksh.console.Screen;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** The terminal of the prompt: tables fit it, and what does not fit on it goes through a pager. */
final class TerminalScreen implements Screen {
  /** The prompt that comes after a result, and the line above it. */
  private static final int ROWS_FOR_THE_PROMPT = 2;

  /** Where the terminal does not say. */
  private static final int USUAL_WIDTH = 80;

  /** In milliseconds, how long what was typed may take to be seen. */
  private static final long MOMENT = 20;

  private final World world;
  private final Terminal terminal;
  private final Style style;
  private final Likes likes;

  TerminalScreen(World world, Terminal terminal, Style style, Likes likes) {
    this.world = world;
    this.terminal = terminal;
    this.style = style;
    this.likes = likes;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public int width() {
    return terminal.getWidth() == 0 ? USUAL_WIDTH : terminal.getWidth();
  }

  @Override
  public void show(List<String> lines) {
    if (isDumb()
        || !likes.now().pager()
        || lines.size() <= terminal.getHeight() - ROWS_FOR_THE_PROMPT
        || isTypedAhead()) {
      lines.forEach(world.out()::println);
      return;
    }
    world.out().flush();
    try {
      page(lines);
    } catch (InterruptedException | InterruptedIOException left) {
      Thread.currentThread().interrupt();
    } catch (IOException noTerminalAnyMore) {
      lines.forEach(world.out()::println);
    }
  }

  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB) || terminal.getHeight() == 0;
  }

  /** The pager would take for its keys what was pasted for the prompt. */
  private boolean isTypedAhead() {
    Attributes before = terminal.enterRawMode();
    try {
      return terminal.reader().peek(MOMENT) >= 0;
    } catch (IOException noTerminalAnyMore) {
      return true;
    } finally {
      terminal.setAttributes(before);
    }
  }

  private void page(List<String> lines) throws IOException, InterruptedException {
    String text = String.join("\n", lines) + "\n";
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Less less = new Less(terminal, world.workingDirectory());
    less.run(new Source.InputStreamSource(bytes, true, "result, q leaves"));
  }
}
