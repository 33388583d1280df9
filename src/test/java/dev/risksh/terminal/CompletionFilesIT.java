package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Program;
import dev.risksh.testing.Tmux;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tab in a real bash, zsh and fish. A function in the place of risksh shows the words that it gets.
 */
class CompletionFilesIT {
  private static final Path DISTRIBUTION = Path.of("target/risksh").toAbsolutePath();
  private static final Path FILES = DISTRIBUTION.resolve("completions");
  private static final String PROMPT = "ready>";

  /** What is typed before Tab, and the last word after it. */
  private static final List<List<String>> TYPED =
      List.of(
          List.of("prov", "provider"),
          List.of("provider up", "update"),
          List.of("app role rem", "remove"),
          List.of("key new --prot", "--protect"),
          List.of("key new --max-re", "--max-retries"),
          List.of("key new --type p5", "p521"),
          List.of("key new --type=p5", "--type=p521"),
          List.of("--session other event add --ip 1.1.1.1 --risk H", "HIGH"),
          List.of("--session=other org fault --on sig", "signin"),
          List.of("token --scope okta.ri", "okta.riskEvents.manage"),
          List.of("token --scope okta.logs.read,okta.r", "okta.logs.read,okta.riskEvents.manage"),
          List.of("run fir", "first.groovy"),
          List.of("run first.groovy scripts/sec", "scripts/second.groovy"),
          List.of("run scripts/s", "scripts/second.groovy"),
          List.of("first.g", "first.groovy"),
          List.of("run first.groovy --report ht", "html="),
          List.of("run first.groovy --report html=first.t", "html=first.txt"),
          List.of("run first.groovy --report junit=a.xml,ndj", "junit=a.xml,ndjson="),
          List.of("run first.groovy --report tap=a,har=first.t", "tap=a,har=first.txt"),
          List.of("run first.groovy --report=tap=first.t", "--report=tap=first.txt"),
          List.of("run first.groovy --env st", "staging"),
          List.of("run first.groovy --env=no", "--env=nowhere"),
          List.of("run first.groovy --data events.c", "events.csv"),
          List.of("run first.groovy --evidence first.t", "first.txt"),
          List.of("send ev", "events.json"),
          List.of("key import first.t", "first.txt"),
          List.of("key import my", "my key.pem"),
          List.of("key use one", "one-of-two"),
          List.of("--session nig", "nightly"),
          List.of("help sho", "shortcuts"),
          List.of("help app role rem", "remove"),
          List.of("completion fi", "fish"));

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    folder = Files.createDirectories(home.resolve("work/scripts")).getParent();
    for (String name :
        List.of(
            "first.groovy",
            "first.txt",
            "scripts/second.groovy",
            "scripts/second.txt",
            "events.json",
            "events.csv",
            "my key.pem")) {
      Files.createFile(folder.resolve(name));
    }
    for (String name : List.of("staging.yaml", "staging.private.yaml", "nowhere.private.yaml")) {
      Files.createFile(Files.createDirectories(folder.resolve("environments")).resolve(name));
    }
    Path own = home.resolve(".risksh");
    Files.createDirectories(own.resolve("sessions/nightly"));
    Files.createDirectories(own.resolve("keys"));
    Files.createFile(own.resolve("keys/one-of-two.jwk.json"));
    Files.createFile(own.resolve("keys/two-of-two.jwk.json"));
  }

  /** A shell, called with {@code command}, that reads {@code init} first. */
  private Tmux open(String command, String file, String init) throws IOException {
    Files.writeString(home.resolve(file), init);
    return new Tmux(home, 120, 40, "cd '%s'; %s".formatted(folder, command)).shows(PROMPT);
  }

  private static void completes(Tmux shell) {
    int number = 0;
    for (List<String> line : TYPED) {
      String answer = "<" + ++number + " " + line.get(1) + ">";
      shell.enter("export n=" + number);
      shell.type("risksh " + line.get(0)).press("Tab").press("Enter").shows(answer);
      shell.enter("clear");
    }
  }

  @Test
  void bash() throws IOException {
    String bash = Tools.require("bash").toString();
    String init =
        """
        PS1='ready> '
        source '%s/risksh.bash'
        risksh() { printf '<%%s %%s>\\n' "$n" "${!#}"; }
        """
            .formatted(FILES);
    try (Tmux shell = open(bash + " --noprofile --rcfile ../init.bash", "init.bash", init)) {
      completes(shell);
      shell.enter("exit").shows("ended with");
    }
  }

  @Test
  void zsh() throws IOException {
    String zsh = Tools.require("zsh").toString();
    String init =
        """
        PS1='ready> '
        fpath=('%s' $fpath)
        autoload -Uz compinit && compinit -u -D
        risksh() { printf '<%%s %%s>\\n' "$n" "${@[-1]}"; }
        """
            .formatted(FILES);
    try (Tmux shell = open("ZDOTDIR='" + home + "' " + zsh + " -d", ".zshrc", init)) {
      completes(shell);
      shell.type("risksh key ").press("Tab").shows("-- Makes a key pair and uses it.").press("C-u");
      shell.enter("exit").shows("ended with");
    }
  }

  @Test
  void fish() throws IOException {
    String fish = Tools.require("fish").toString();
    String init =
        """
        function fish_prompt; echo -n 'ready> '; end
        set -g fish_autosuggestion_enabled 0
        source '%s/risksh.fish'
        function risksh; printf '<%%s %%s>\\n' $n $argv[-1]; end
        """
            .formatted(FILES);
    try (Tmux shell = open(fish + " --no-config -C 'source ../init.fish'", "init.fish", init)) {
      completes(shell);
      shell.type("risksh key ").press("Tab").shows("(Makes a key pair and uses it.)").press("C-u");
      shell.enter("exit").shows("ended with");
    }
  }

  @Test
  void areWhatTheProgramPrints() throws IOException {
    for (List<String> shell :
        List.of(
            List.of("bash", "risksh.bash"),
            List.of("zsh", "_risksh"),
            List.of("fish", "risksh.fish"))) {
      Program risksh = new Program(home, DISTRIBUTION.resolve("bin/risksh"));
      assertThat(risksh.with("completion", shell.get(0)).run().out())
          .isEqualTo(Files.readString(FILES.resolve(shell.get(1))));
    }
  }
}
