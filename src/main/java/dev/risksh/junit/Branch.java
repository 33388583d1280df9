package dev.risksh.junit;

import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** Stands above tests, and goes when a filter has taken the last one away. */
abstract class Branch extends AbstractTestDescriptor {
  Branch(UniqueId id, String displayName, TestSource source) {
    super(id, displayName, source);
  }

  @Override
  public final Type getType() {
    return Type.CONTAINER;
  }

  /** From the leaves up: whether there is something left is known there. */
  @Override
  public final void prune() {
    List.copyOf(getChildren()).forEach(TestDescriptor::prune);
    if (!isWorthRunning()) {
      removeFromHierarchy();
    }
  }

  boolean isWorthRunning() {
    return !getChildren().isEmpty();
  }
}
