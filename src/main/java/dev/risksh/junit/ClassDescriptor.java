package dev.risksh.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class that stands for scenarios; Surefire counts no test that has no class above it. */
final class ClassDescriptor extends Branch {
  static final String SEGMENT = "class";

  ClassDescriptor(UniqueId engine, Class<?> type) {
    super(engine.append(SEGMENT, type.getName()), type.getSimpleName(), ClassSource.from(type));
  }

  @Override
  public String getLegacyReportingName() {
    return getUniqueId().getLastSegment().getValue();
  }
}
