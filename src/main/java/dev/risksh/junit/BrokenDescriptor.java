package dev.risksh.junit;

import dev.risksh.console.Problem;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A scenario that cannot be run: a test that says why, which every build tool counts. */
final class BrokenDescriptor extends AbstractTestDescriptor {
  private final Problem problem;
  private final Set<TestTag> tags;

  /**
   * @param tags of all its steps, as far as they are known
   */
  BrokenDescriptor(UniqueId id, ScriptName script, Set<TestTag> tags, Problem problem) {
    super(id, script.shown(), FileSource.from(script.file()));
    this.tags = Set.copyOf(tags);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
