package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;

/** A prompt without a terminal: what is typed runs at once, and what is said can be read. */
final class Typed implements AutoCloseable {
  private final TestWorld test;
  private final Session session;
  private final LineRunner lines;
  private int outRead;
  private int errRead;

  Typed(Path root) {
    test = TestWorld.in(root);
    World world = test.world();
    session = new Session(world, SessionOptions.inMemory(), world.err()::println);
    lines = new LineRunner(world, session);
  }

  /** Types one input; what the prompt says to it, standard output first. */
  String type(String input) {
    lines.run(input);
    return said();
  }

  /** Types one input; how it ended. */
  ExitCode exitCode(String input) {
    return lines.run(input);
  }

  /** What was said since the last time. */
  String said() {
    String out = test.out().substring(outRead);
    String err = test.err().substring(errRead);
    outRead += out.length();
    errRead += err.length();
    return (out + err).stripTrailing();
  }

  LineRunner lines() {
    return lines;
  }

  TestWorld test() {
    return test;
  }

  @Override
  public void close() {
    session.close();
  }
}
