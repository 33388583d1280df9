package dev.risksh.shell;

import dev.risksh.command.Pausing;
import dev.risksh.command.Play;
import dev.risksh.command.Prompt;
import dev.risksh.console.Preferences;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import java.util.List;

/** What the commands about the prompt work on. */
record Desk(
    SnippetRunner runner,
    Opening opening,
    TypedLines typed,
    Likes likes,
    Editor editor,
    Tour guide,
    Place place)
    implements Prompt {

  @Override
  public SnippetLog snippets() {
    return runner.log();
  }

  @Override
  public Variables variables() {
    return runner.variables();
  }

  @Override
  public void drop(Snippet snippet) {
    runner.drop(snippet);
    typed.remain(runner.log().lasting().stream().map(Snippet::source).toList());
  }

  @Override
  public void reset() {
    runner.reset();
    typed.remain(List.of());
  }

  @Override
  public List<Play.Part> startup() {
    return opening.startup();
  }

  @Override
  public List<String> typed(boolean earlier) {
    return typed.all(earlier);
  }

  @Override
  public Typed command(String line) {
    Input input = Input.of(line);
    return new Typed(input.variable(), input.words());
  }

  @Override
  public List<String> before() {
    return typed.before();
  }

  @Override
  public String edit(String text) {
    return editor.edit(text);
  }

  @Override
  public List<String> tour() {
    return guide.tell();
  }

  @Override
  public String leaveTour() {
    return guide.stop();
  }

  @Override
  public Pausing pausing() {
    return place.pausing().get();
  }

  @Override
  public boolean isPaused() {
    return place.where().isPresent();
  }

  @Override
  public List<String> where() {
    return place.where().orElseThrow().get();
  }

  @Override
  public Preferences preferences() {
    return likes.now();
  }

  @Override
  public void prefer(Preferences preferences, boolean retain) {
    likes.change(preferences, retain);
  }
}
