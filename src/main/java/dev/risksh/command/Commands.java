package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Screen;
import dev.risksh.console.World;
import dev.risksh.saving.TypedCommand;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.view.JsonViews;
import dev.risksh.view.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The one table of commands: each is a class of this package, known at the prompt as {@code /name}
 * and in the OS shell as {@code risksh name}. Help, checks of arguments and completion all come
 * from here.
 */
public final class Commands {
  private static final String HELP = "help";

  /** Those of both doors, in the order in which help lists them. */
  private static final List<String> NAMES =
      List.of(
          "key",
          "app",
          "provider",
          "assertion",
          "token",
          "event",
          "send",
          "log",
          "confirm",
          "signin",
          "org",
          "status",
          "http",
          "timeline",
          "explain",
          "doctor",
          "run",
          "completion",
          HELP);

  private final Context context;
  private final Root root;
  private final CommandLine line;
  private final Misuse misuse;
  private boolean step;

  /** At the prompt, on the session there. */
  public static Commands atPrompt(Session session, Screen screen, Prompt prompt) {
    Context context =
        new Context(
            session.world(), screen, () -> session, name -> prompt.variables().value(name), true);
    return new Commands(context, new Root(), Optional.of(prompt), prompt::pausing, NAMES);
  }

  /** In the OS shell, as a table that nothing is run from. */
  public static Commands inProcess(World world, Function<SessionOptions, Session> open) {
    return inProcess(
        world,
        List.of(),
        open,
        () -> {
          throw new IllegalStateException("there is nobody to ask");
        });
  }

  /**
   * In the OS shell, on a saved session that {@code open} opens.
   *
   * @param words that are to be run
   * @param pausing what a scenario needs that pauses
   */
  public static Commands inProcess(
      World world,
      List<String> words,
      Function<SessionOptions, Session> open,
      Supplier<Pausing> pausing) {
    Root.Process root = new Root.Process();
    Supplier<Session> session = () -> open.apply(root.options());
    Context context = new Context(world, Screen.of(world), session, name -> null, false);
    return new Commands(context, root, Optional.empty(), pausing, needed(words));
  }

  /** Where a command is named in full no other is met, and to describe each takes picocli long. */
  private static List<String> needed(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    return NAMES.contains(first) && !first.equals(HELP) ? List.of(first) : NAMES;
  }

  private Commands(
      Context context,
      Root root,
      Optional<Prompt> prompt,
      Supplier<Pausing> pausing,
      List<String> names) {
    this.context = context;
    this.root = root;
    line = new CommandLine(root);
    misuse = new Misuse(context, line, prompt.map(Prompt::isPaused).orElse(false));
    names.forEach(name -> line.addSubcommand(command(name, pausing)));
    prompt.ifPresent(this::addPromptCommands);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true);
    line.setExpandAtFiles(false);
  }

  private Object command(String name, Supplier<Pausing> pausing) {
    return switch (name) {
      case "key" -> new KeyCommand(context);
      case "app" ->
          new CommandLine(new AppCommand(context)).addSubcommand(new AppRoleCommand(context));
      case "provider" -> new ProviderCommand(context);
      case "assertion" -> new AssertionCommand(context);
      case "token" -> new TokenCommand(context);
      case "event" -> new EventCommand(context);
      case "send" -> new SendCommand(context);
      case "log" -> new LogCommand(context, this::print);
      case "confirm" -> new ConfirmCommand(context);
      case "signin" -> new SignInCommand(context);
      case "org" ->
          new CommandLine(new OrgCommand(context))
              .addSubcommand(new OrgFaultCommand(context))
              .addSubcommand(new OrgSwitchCommand(context));
      case "status" -> new StatusCommand(context, this::showAsItComes);
      case "http" -> new HttpCommand(context);
      case "timeline" -> new TimelineCommand(context);
      case "explain" -> new ExplainCommand(context);
      case "doctor" -> new DoctorCommand(context, this::showAsItComes);
      case "run" -> new RunCommand(context, this::scenarioOptions, () -> root.json, pausing);
      case "completion" -> new CompletionCommand(context);
      case HELP -> new HelpCommand(context);
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  private void addPromptCommands(Prompt prompt) {
    line.addSubcommand(new ListCommand(prompt));
    line.addSubcommand(new VarsCommand(prompt));
    line.addSubcommand(new MethodsCommand(prompt));
    line.addSubcommand(new TypesCommand(prompt));
    line.addSubcommand(new ImportsCommand(prompt));
    line.addSubcommand(new DropCommand(prompt));
    line.addSubcommand(new EditCommand(prompt));
    line.addSubcommand(new OpenCommand(context));
    if (prompt.isPaused()) {
      StepCommands.addTo(line, prompt);
    } else {
      line.addSubcommand(new ResetCommand(context, prompt));
      line.addSubcommand(new ReloadCommand(context, prompt));
    }
    line.addSubcommand(new HistoryCommand(prompt));
    line.addSubcommand(new SaveCommand(context, prompt, () -> reader(prompt)));
    line.addSubcommand(new SetCommand(prompt));
    if (!prompt.isPaused()) {
      line.addSubcommand(new TourCommand(prompt));
    }
    line.addSubcommand(new ExitCommand());
  }

  /** One of its own, since to understand a command is to set the options of its class. */
  private Function<List<String>, Optional<TypedCommand>> reader(Prompt prompt) {
    return new Commands(context, new Root(), Optional.of(prompt), prompt::pausing, NAMES)
        ::understood;
  }

  /** What {@code words} say; empty where they are no command. */
  public Optional<TypedCommand> understood(List<String> words) {
    ParseResult parsed;
    try {
      parsed = parsed(words);
    } catch (ParameterException notACommand) {
      return Optional.empty();
    }
    if (!parsed.hasSubcommand()) {
      return Optional.empty();
    }
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    Map<String, List<String>> options = new LinkedHashMap<>();
    parsed.matchedOptions().stream()
        .filter(option -> !option.inherited())
        .forEach(option -> options.put(option.longestName(), values(option)));
    List<String> arguments =
        parsed.matchedPositionals().stream()
            .distinct()
            .flatMap(argument -> argument.stringValues().stream())
            .toList();
    return Optional.of(new TypedCommand(path(parsed.commandSpec()), options, arguments));
  }

  /** Those of a map as pairs, and not as keys and values by turns. */
  private static List<String> values(OptionSpec option) {
    return option.typeInfo().isMap() ? option.originalStringValues() : option.stringValues();
  }

  /** A script has a session of its own, on the org that is meant here. */
  private SessionOptions scenarioOptions() {
    SessionOptions base = SessionOptions.inMemory();
    if (context.prompt()) {
      return base.withOrg(Optional.of(context.open().orgName()));
    }
    SessionOptions given = root.options();
    return base.withOrg(given.org())
        .withKey(given.key())
        .withClientId(given.clientId())
        .withScopes(given.scopes())
        .withMaxRetries(given.maxRetries());
  }

  /** The commands as picocli describes them, for completion. */
  public CommandSpec model() {
    return line.getCommandSpec();
  }

  /** Every command that is a step of the user's work: {@code key new}. */
  public List<String> steps() {
    return line.getSubcommands().values().stream().flatMap(Commands::steps).toList();
  }

  private static Stream<String> steps(CommandLine command) {
    if (command.getCommand() instanceof AboutPrompt) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(path(command.getCommandSpec())),
        command.getSubcommands().values().stream().flatMap(Commands::steps));
  }

  /** A command's name with those above it, and without the program's. */
  private static String path(CommandSpec command) {
    String name = command.qualifiedName(" ");
    return name.substring(name.indexOf(' ') + 1);
  }

  /** Whether the words of the last run asked for stack traces. */
  public boolean debug() {
    return root.debug;
  }

  /** Whether the words of the last run were a step of the user's work that was understood. */
  public boolean step() {
    return step;
  }

  /**
   * Runs one command and prints what it made.
   *
   * @return what it made; null when that was printed already
   * @throws Problem when it could not be done
   */
  public Result run(List<String> words) {
    step = false;
    ParseResult parsed = parse(words);
    step = isStep(parsed);
    if (helped(parsed)) {
      return Result.NOTHING;
    }
    Object value = execute(parsed);
    if (value instanceof Wish wish) {
      return new Result(null, false, Optional.of(wish));
    }
    if (value instanceof Shown shown) {
      told(shown);
      return new Result(shown.value(), step, Optional.empty());
    }
    Object made = value instanceof Hinted hinted ? hinted.value() : value;
    print(made);
    if (value instanceof Hinted hinted) {
      context.open().notice(hinted.hint());
    }
    return new Result(made, step, Optional.empty());
  }

  /** Whether the command is a step of the user's work, not about the prompt itself. */
  private static boolean isStep(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .noneMatch(command -> command.getCommand() instanceof AboutPrompt);
  }

  /** Prints the help or the version where one was asked for. */
  private boolean helped(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      if (command.isUsageHelpRequested()) {
        context.screen().show(context.help().of(command.getCommandSpec()));
        return true;
      }
      if (command.isVersionHelpRequested()) {
        context.world().out().println("risksh " + Root.VERSION);
        return true;
      }
    }
    return false;
  }

  private ParseResult parse(List<String> words) {
    try {
      return parsed(words);
    } catch (ParameterException e) {
      throw misuse.of(e, words);
    }
  }

  private ParseResult parsed(List<String> words) {
    // picocli 4.7.7 fails on an empty word and on a dash when it looks what they are short for.
    boolean abbreviated = words.stream().noneMatch(word -> word.matches("-*"));
    line.setAbbreviatedSubcommandsAllowed(abbreviated);
    line.setAbbreviatedOptionsAllowed(abbreviated);
    return line.parseArgs(CommandLineWords.of(words).toArray(String[]::new));
  }

  /** Whether {@code words} name a command, not only options of the session. */
  public boolean isCommand(List<String> words) {
    try {
      return parsed(words).hasSubcommand();
    } catch (ParameterException e) {
      return e.getCommandLine() != line;
    }
  }

  private Object execute(ParseResult parsed) {
    try {
      new CommandLine.RunLast().execute(parsed);
      CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
      return last.getExecutionResult();
    } catch (ParameterException e) {
      throw misuse.of(e, List.of());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void told(Shown shown) {
    if (root.json) {
      context.world().out().println(shown.json());
    }
    if (shown.exitCode() != ExitCode.DONE) {
      throw new Told(shown);
    }
  }

  private void print(Object value) {
    if (root.json) {
      context.world().out().println(JsonViews.text(value));
    } else {
      show(value);
    }
  }

  private void showAsItComes(Object value) {
    if (!root.json) {
      show(value);
    }
  }

  private void show(Object value) {
    Screen screen = context.screen();
    String indent = context.prompt() ? Views.indent(value) : "";
    int width = Math.max(0, screen.width() - indent.length());
    Views views = new Views(screen.style(), context.world().clock(), width, context.written(""));
    List<String> lines = views.lines(value).stream().map(text -> indent + text).toList();
    // What is pasted elsewhere has no indent, and keeps its lines.
    screen.show(indent.isEmpty() ? lines : screen.folded(lines));
  }

  /**
   * What a command line came to.
   *
   * @param step whether it is a step of the user's work, not about the prompt itself
   * @param wish what the command cannot do itself
   */
  public record Result(Object value, boolean step, Optional<Wish> wish) {
    static final Result NOTHING = new Result(null, false, Optional.empty());
  }

  /** What did not go well, and was shown already. */
  public static final class Told extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient Object value;

    Told(Shown shown) {
      super(shown.exitCode(), shown.value().toString(), null);
      value = shown.value();
    }

    /** What was made all the same. */
    public Object value() {
      return value;
    }
  }
}
