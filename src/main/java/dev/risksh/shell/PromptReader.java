package dev.risksh.shell;

import dev.risksh.console.Preferences;
import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import dev.risksh.view.Complaints;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * The line reader of the prompt. Tab completes, and tells what is known where there is nothing to
 * complete or where it is pressed again; the state of the session stands on the right; how an
 * earlier line went on that began like this one is offered in grey.
 */
final class PromptReader extends LineReaderImpl {
  /** How far back a line is looked for that begins like the one being typed. */
  private static final int HISTORY_LOOKED_AT = 1000;

  /** A longer text is only shown as it is: it would be coloured anew at each key. */
  private static final int LONGEST_IN_COLOUR = 20_000;

  private static final String INDENT = "    ";

  private final Supplier<Optional<Typing>> typing;
  private final IntFunction<String> right;
  private final Style style;
  private final CandidateList list;

  private String shownRight = "";
  private String suggestion = "";
  private String told = "";
  private List<String> listed = List.of();
  private int found;
  private volatile boolean typedSinceLastTick;

  /**
   * @param typing empty until it is loaded
   * @param right what stands on the right of a terminal of so many columns
   */
  PromptReader(
      Terminal terminal,
      Supplier<Optional<Typing>> typing,
      IntFunction<String> right,
      Style style) {
    super(terminal, "risksh", null);
    this.typing = typing;
    this.right = right;
    this.style = style;
    list = new CandidateList(style);
    setParser(new InputParser());
    setCompleter(this::complete);
    setHighlighter(this::highlight);
    setVariable(BELL_STYLE, "none");
    setVariable(ERRORS, 0);
    // A list is cut to the screen, so that nobody has to be asked whether to see it.
    setVariable(LIST_MAX, 0);
    setVariable(FEATURES_MAX_BUFFER_SIZE, LONGEST_IN_COLOUR);
    option(Option.DISABLE_EVENT_EXPANSION, true);
    option(Option.CASE_INSENSITIVE, true);
    option(Option.AUTO_FRESH_LINE, true);
    option(Option.AUTO_MENU, false);
    option(Option.INSERT_TAB, false);
  }

  /** Reads a line with the prompt that the user likes. */
  String readLine(Preferences likes) {
    return readLine(likes.prompt(), likes);
  }

  /** Reads a line with a prompt of its own. */
  String readLine(String prompt, Preferences likes) {
    setVariable(SECONDARY_PROMPT_PATTERN, likes.continuation().replace("%", "%%"));
    return readLine(prompt);
  }

  private void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    typing.get().ifPresent(ready -> candidates.addAll(ready.candidates((TypedWord) line)));
    found = candidates.size();
  }

  private AttributedString highlight(LineReader reader, String text) {
    return typing
        .get()
        .map(ready -> ready.highlighted(text, isOver() ? -1 : buf.cursor()))
        .orElseGet(() -> new AttributedString(text));
  }

  /** Whether the line is drawn for the last time, as it will stay on the screen. */
  private boolean isOver() {
    return state != State.NORMAL;
  }

  // ---- Tab --------------------------------------------------------------------------------------

  @Override
  protected boolean expandOrComplete() {
    int lineStart = buf.toString().lastIndexOf('\n', buf.cursor() - 1) + 1;
    if (lineStart > 0 && buf.substring(lineStart, buf.cursor()).isBlank()) {
      putString(INDENT);
      return true;
    }
    String before = buf.toString();
    if (beginsAnArgument(before.substring(0, buf.cursor())) && !before.equals(told) && tell()) {
      told = before;
      return true;
    }
    told = "";
    found = 0;
    post = null;
    doComplete(CompletionType.Complete, false, false);
    boolean nothingTyped = found <= 1 && buf.toString().equals(before);
    // A list that still stands is one at which Tab was pressed again.
    return post == null && !nothingTyped || tell();
  }

  /** There what the call takes is told before everything that could be given. */
  private static boolean beginsAnArgument(String before) {
    String typed = before.stripTrailing();
    return !before.startsWith("/") && (typed.endsWith("(") || typed.endsWith(","));
  }

  @Override
  protected PostResult computePost(
      List<Candidate> possible, Candidate selection, List<Candidate> ordered, String completed) {
    listed = list.lines(possible, size.getColumns());
    List<String> shown = begunList(rowsBelow());
    return new PostResult(AttributedString.fromAnsi(String.join("\n", shown)), shown.size(), -1);
  }

  /** Shows what is known of the place until the next key, below a list that stands there. */
  private boolean tell() {
    TypedWord typed =
        (TypedWord) getParser().parse(buf.toString(), buf.cursor(), ParseContext.COMPLETE);
    List<String> known = typing.get().map(ready -> ready.documentation(typed)).orElse(List.of());
    List<String> lines = new ArrayList<>();
    if (post != null) {
      // A long list gives way, as far as half of the room.
      int besideKnown = Math.max(rowsBelow() / 2, rowsBelow() - known.size() - 1);
      lines.addAll(begunList(known.isEmpty() ? rowsBelow() : besideKnown));
    }
    int room = rowsBelow() - lines.size() - (lines.isEmpty() ? 0 : 1);
    if (!known.isEmpty() && room > 0) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(fitting(known, room));
    }
    if (lines.isEmpty()) {
      post = null;
      return false;
    }
    AttributedString shown = AttributedString.fromAnsi(String.join("\n", lines));
    post = () -> shown;
    redisplay();
    Binding next = readBinding(getKeys());
    post = null;
    if (next != null) {
      runMacro(getLastBinding());
    }
    return true;
  }

  /** As much of the list of what can be typed as {@code rows} hold. */
  private List<String> begunList(int rows) {
    return CandidateList.cut(listed, rows, "more, type on");
  }

  private List<String> fitting(List<String> lines, int rows) {
    return CandidateList.cut(lines, rows, "more, /help shows all of it").stream()
        .map(line -> TextWidth.cut(line, size.getColumns()))
        .toList();
  }

  /** How many lines fit below what is typed. */
  private int rowsBelow() {
    return Math.max(1, size.getRows() - 2 - (int) buf.toString().lines().count());
  }

  // ---- What is pasted ---------------------------------------------------------------------------

  /** Too much is refused at once; the line keeps what was typed. */
  @Override
  public boolean beginPaste() {
    Optional<String> pasted = Paste.read(this::readCharacter, PlainText.LONGEST);
    if (pasted.isEmpty()) {
      new Complaints(style, "/")
          .lines(PlainText.tooLong())
          .forEach(line -> printAbove("  " + line));
      return true;
    }
    regionActive = RegionType.PASTE;
    regionMark = buf.cursor();
    buf.write(pasted.get());
    return true;
  }

  // ---- What is offered in grey ------------------------------------------------------------------

  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
    boolean offers = doAutosuggestion && post == null && !isOver();
    AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
    suggestion = offers ? suggestion() : "";
    AttributedStringBuilder all = new AttributedStringBuilder().append(shown);
    return VisibleText.of(all.styled(Palette.hint(style), suggestion).toAttributedString());
  }

  /** How the latest line goes on that begins like this one. */
  private String suggestion() {
    String typed = buf.toString();
    if (typed.isBlank()
        || !atEnd()
        || Palette.hint(style).equals(AttributedStyle.DEFAULT)
        || history.isEmpty()) {
      return "";
    }
    Iterator<History.Entry> entries = history.reverseIterator(history.last());
    for (int i = 0; i < HISTORY_LOOKED_AT && entries.hasNext(); i++) {
      String line = entries.next().line();
      if (line.length() > typed.length() && line.startsWith(typed) && line.indexOf('\n') < 0) {
        return line.substring(typed.length());
      }
    }
    return "";
  }

  private boolean atEnd() {
    return buf.cursor() == buf.length();
  }

  @Override
  protected boolean forwardChar() {
    return accept(suggestion.length()) || super.forwardChar();
  }

  @Override
  protected boolean endOfLine() {
    return accept(suggestion.length()) || super.endOfLine();
  }

  @Override
  protected boolean forwardWord() {
    int start = 0;
    while (start < suggestion.length() && suggestion.charAt(start) == ' ') {
      start++;
    }
    int blank = suggestion.indexOf(' ', start);
    return accept(blank < 0 ? suggestion.length() : blank) || super.forwardWord();
  }

  /** Types so much of what is offered. */
  private boolean accept(int length) {
    if (length == 0 || !atEnd()) {
      return false;
    }
    putString(suggestion.substring(0, length));
    return true;
  }

  // ---- The state on the right -------------------------------------------------------------------

  @Override
  protected void redisplay(boolean flush) {
    shownRight = right.apply(size.getColumns());
    rightPrompt =
        shownRight.isEmpty() ? AttributedString.EMPTY : AttributedString.fromAnsi(shownRight);
    super.redisplay(flush);
  }

  @Override
  public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
    Binding binding = super.readBinding(keys, local);
    typedSinceLastTick = true;
    return binding;
  }

  /**
   * Redraws the line where the state on the right is another by now; to be called each second, from
   * any thread. While somebody types or looks at a list nothing moves.
   */
  void tick() {
    boolean idle = !typedSinceLastTick;
    typedSinceLastTick = false;
    if (!idle || !lock.tryLock()) {
      return;
    }
    try {
      if (reading && post == null && !right.apply(size.getColumns()).equals(shownRight)) {
        redisplay();
      }
    } finally {
      lock.unlock();
    }
  }

  // ---- A window of another size
  // -------------------------------------------------------------------

  /**
   * Most terminals break their lines anew, so that what was drawn is found in other rows; it is
   * cleared from its first row on, and drawn again.
   */
  @Override
  protected void handleSignal(Terminal.Signal signal) {
    lock.lock();
    try {
      int columns = terminal.getBufferSize().getColumns();
      if (signal == Terminal.Signal.WINCH && columns > 0 && columns != size.getColumns()) {
        int rows = drawn().rowsAbove(columns);
        if (rows > 0) {
          terminal.puts(Capability.parm_up_cursor, rows);
        }
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
      }
      super.handleSignal(signal);
    } finally {
      lock.unlock();
    }
  }

  private RewrappedLines drawn() {
    List<String> lines =
        getDisplayedBufferWithPrompts(new ArrayList<>()).toString().lines().toList();
    int line = (int) buf.upToCursor().chars().filter(c -> c == '\n').count();
    List<Integer> above = new ArrayList<>();
    for (int i = 0; i < line; i++) {
      above.add(i == 0 ? firstWidth(lines.get(0)) : TextWidth.of(lines.get(i)));
    }
    String behind = buf.substring(buf.cursor()).split("\n", 2)[0] + suggestion;
    return new RewrappedLines(above, TextWidth.of(lines.get(line)) - TextWidth.of(behind));
  }

  /** The state on the right stands in the first line, where there is room for it. */
  private int firstWidth(String line) {
    int right = TextWidth.of(shownRight);
    int width = TextWidth.of(line);
    return right > 0 && width + right < size.getColumns() ? size.getColumns() : width;
  }
}
