package dev.risksh;

import dev.risksh.command.PromptOptions;
import dev.risksh.console.Interrupts;
import dev.risksh.console.Person;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.shell.PromptOutput;
import dev.risksh.shell.Shell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Plays what users do, in a home of its own that is gone afterwards, so that the launcher can keep
 * the classes this loads in a class-data archive. Exits 0 only when all of it worked.
 */
public final class Training {
  private static final String SCRIPT =
      """
      step('set up') {
          key = newKey()
          app = createApp name: 'Training'
          provider = useProvider app: app, action: ENFORCE_AND_LOG
          assertion = createAssertion expiresIn: 5.minutes
          token = requestToken()
          assert token.grants('okta.riskEvents.manage')
      }
      step('send') {
          receipt = send event {
              subject ip: '6.7.6.7', risk: LOW, message: 'none'
              subject ip: '1.1.1.1', risk: HIGH
          }
          assert receipt.status == 202
          confirm receipt, within: 5.seconds
          login = signIn ip: '1.1.1.1'
          assert login.risk == HIGH && login.partnerRisk == [Training: 'HIGH']
      }
      """;

  private static final List<String> LINES =
      List.of(
          "/key new",
          "/app create Training",
          "/provider use --action enforce_and_log",
          "/token",
          "e = event { subject ip: '1.1.1.1', risk: HIGH, message: 'Tooling' }",
          "r = /send e",
          "/confirm",
          "/signin --ip 1.1.1.1",
          "/log --limit 5",
          "/http list",
          "/http show",
          "/status",
          "/help send",
          "def twice(x) { x * 2 }",
          "twice(21)",
          "[1, 2].collect { it + 1 }.join(',')",
          "/exit");

  private static final List<String> TERMINAL =
      List.of(
          "org.jline.nativ.CLibrary",
          "org.jline.nativ.CLibrary$Termios",
          "org.jline.nativ.CLibrary$WinSize",
          "org.jline.nativ.JLineNativeLoader",
          "org.jline.nativ.OSInfo",
          "org.jline.terminal.impl.PosixSysTerminal",
          "org.jline.terminal.impl.jni.JniNativePty",
          "org.jline.terminal.impl.jni.JniTerminalProvider",
          "org.jline.terminal.impl.jni.linux.LinuxNativePty",
          "org.jline.terminal.impl.jni.linux.LinuxNativePty$1",
          "org.jline.terminal.TerminalBuilder$SystemOutput",
          "org.jline.utils.ShutdownHooks",
          "org.jline.utils.ShutdownHooks$1",
          "org.jline.utils.ShutdownHooks$Task",
          "org.jline.utils.Signals",
          "dev.risksh.console.ConsolePerson",
          "dev.risksh.shell.KnownTerminals",
          "dev.risksh.shell.NativeLibrary",
          "java.io.Console",
          "sun.misc.Signal",
          "sun.misc.SignalHandler");

  /** Hundreds of times what it takes on a machine that does nothing else. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Training() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("picocli.disable.closures", "true");
    endAfter(LONGEST);
    Path folder = Files.createTempDirectory("risksh-training");
    try {
      Path script = Files.writeString(folder.resolve("training.groovy"), SCRIPT);
      String lines = String.join("\n", LINES) + "\n";
      World world = world(folder, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
      expect(0, Main.run(world, "-"));
      expect(0, prompt(world, lines));
      expect(0, Main.run(world, "run", script.toString()));
      expect(0, Main.run(world, "status", "--json"));
      expect(2, Main.run(world, "tokne"));
    } finally {
      remove(folder);
    }
  }

  /**
   * Nobody watches it; one that hangs would stay for ever and keep others from making an archive.
   */
  private static void endAfter(Duration time) {
    Thread watchdog =
        new Thread(
            () -> {
              try {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
              } catch (InterruptedException e) {
                return;
              }
              System.err.println("training took longer than " + time.toMinutes() + " minutes");
              Runtime.getRuntime().halt(1);
            },
            "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  /** The prompt, on a terminal that is not there; the real one's classes are named. */
  private static int prompt(World world, String lines) throws IOException {
    for (String name : TERMINAL) {
      load(name);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    SessionOptions options = SessionOptions.saved("prompt");
    PromptOutput output = new PromptOutput(world);
    try (Session session = new Session(output.world(), options, line -> {});
        Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .type("xterm-256color")
                .streams(in, OutputStream.nullOutputStream())
                .build()) {
      return new Shell(output, session, PromptOptions.DEFAULT).run(terminal);
    }
  }

  private static void load(String name) throws IOException {
    try {
      Class.forName(name, false, Training.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private static World world(Path folder, InputStream in) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new World(
        Clock.systemUTC(),
        new SecureRandom(),
        Map.of(),
        folder.resolve("home"),
        folder,
        folder,
        in,
        nowhere,
        nowhere,
        duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()),
        false,
        () -> 0,
        Person.NOBODY,
        Interrupts.ELSEWHERE);
  }

  private static void expect(int wanted, int code) {
    if (code != wanted) {
      throw new IllegalStateException("training went wrong: exit code " + code);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
