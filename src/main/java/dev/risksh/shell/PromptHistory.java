package dev.risksh.shell;

import java.time.Instant;
import java.util.ListIterator;
import org.jline.reader.History;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The history of the prompt: reads its file when somebody first looks back, not on the way to the
 * prompt, and keeps no line that holds a secret.
 */
final class PromptHistory extends DefaultHistory {
  private final HistoryFile file;
  private final SecretLines secrets;
  private boolean filled;
  private boolean leftOut;

  PromptHistory(HistoryFile file, SecretLines secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  /** Whether the line that was entered last is not kept, because it holds a secret. */
  boolean leftOut() {
    return leftOut;
  }

  private void fill() {
    if (!filled) {
      filled = true;
      file.read().forEach(entry -> super.add(entry.time(), entry.text()));
      super.moveToEnd();
    }
  }

  @Override
  public void add(Instant time, String line) {
    fill();
    leftOut = secrets.contains(line);
    if (leftOut) {
      return;
    }
    boolean again = !isEmpty() && get(last()).equals(line);
    super.add(time, line);
    if (!again && !isEmpty() && get(last()).equals(line)) {
      file.append(new HistoryFile.Entry(time, line));
    }
  }

  @Override
  public int size() {
    fill();
    return super.size();
  }

  @Override
  public boolean isEmpty() {
    fill();
    return super.isEmpty();
  }

  @Override
  public int index() {
    fill();
    return super.index();
  }

  @Override
  public int first() {
    fill();
    return super.first();
  }

  @Override
  public int last() {
    fill();
    return super.last();
  }

  @Override
  public String get(int index) {
    fill();
    return super.get(index);
  }

  @Override
  public ListIterator<History.Entry> iterator(int index) {
    fill();
    return super.iterator(index);
  }

  @Override
  public String current() {
    fill();
    return super.current();
  }

  @Override
  public boolean previous() {
    fill();
    return super.previous();
  }

  @Override
  public boolean next() {
    fill();
    return super.next();
  }

  @Override
  public boolean moveToFirst() {
    fill();
    return super.moveToFirst();
  }

  @Override
  public boolean moveToLast() {
    fill();
    return super.moveToLast();
  }

  @Override
  public boolean moveTo(int index) {
    fill();
    return super.moveTo(index);
  }
}
