package dev.risksh.junit;

import dev.risksh.console.TerminalSafe;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A step, setup or cleanup; or the place of steps whose names are computed, which come below. */
final class StepDescriptor extends AbstractTestDescriptor {
  private final Type type;
  private final String longName;
  private final Set<TestTag> tags;

  private StepDescriptor(
      TestDescriptor parent,
      Type type,
      String name,
      PlayDescriptor play,
      FileSource source,
      Set<TestTag> tags) {
    super(
        parent.getUniqueId().append(type == Type.TEST ? "step" : "steps", name),
        play.script().standAlone() && type == Type.TEST
            ? longName(play, name)
            : TerminalSafe.line(name),
        source);
    this.type = type;
    this.tags = Set.copyOf(tags);
    longName = longName(play, name);
  }

  static StepDescriptor step(
      TestDescriptor parent,
      String name,
      PlayDescriptor play,
      FileSource source,
      Set<TestTag> tags) {
    return new StepDescriptor(parent, Type.TEST, name, play, source, tags);
  }

  static StepDescriptor place(
      String code, PlayDescriptor play, FileSource source, Set<TestTag> tags) {
    return new StepDescriptor(play, Type.CONTAINER, code, play, source, tags);
  }

  private static String longName(PlayDescriptor play, String name) {
    return play.brief() + ": " + TerminalSafe.line(name);
  }

  /** For reports that know of no tree: with the script, and the row. */
  @Override
  public String getLegacyReportingName() {
    return longName;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public Type getType() {
    return type;
  }

  @Override
  public boolean mayRegisterTests() {
    return type == Type.CONTAINER;
  }
}
