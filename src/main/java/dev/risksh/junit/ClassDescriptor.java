package dev.risksh.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class that stands for scenarios; Surefire counts no test that has no class above it. */
final class ClassDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "class";

  ClassDescriptor(UniqueId engine, String className) {
    super(engine.append(SEGMENT, className), className, ClassSource.from(className));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
