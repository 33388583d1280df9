package dev.risksh.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A script with data: a scenario for each row is below it. */
final class RowsDescriptor extends Branch {
  RowsDescriptor(UniqueId id, ScriptName script) {
    super(id, script.shown(), FileSource.from(script.file()));
  }
}
