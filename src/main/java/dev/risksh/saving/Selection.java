package dev.risksh.saving;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Snippet;
import dev.risksh.okta.Refused;
import dev.risksh.risk.RiskEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides what of a session belongs into a script, and why the rest does not. */
final class Selection {
  /** Why something is left out. */
  enum Why {
    FAILED("failed"),
    LOOKED("only looked"),
    ABANDONED("abandoned"),
    DROPPED("dropped"),
    /** It is there as a comment. */
    BY_HAND("to be done by hand"),
    PROMPT("about the prompt");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final List<Attempt> attempts;
  private final Why[] out;
  private final Set<Integer> provoked = new HashSet<>();
  private final Set<Deed.Value> missing = EnumSet.noneOf(Deed.Value.class);

  /**
   * @param named whether the user said which ones, so that none of them is superfluous
   */
  Selection(List<Attempt> attempts, boolean named) {
    this.attempts = List.copyOf(attempts);
    out = new Why[attempts.size()];
    dropped(named);
    failed(named);
    looked();
    if (!named) {
      drafts();
      declaredAnew();
      abandoned();
    }
    missing();
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** Why the {@code i}-th is left out; empty when it is not. */
  Optional<Why> out(int i) {
    return Optional.ofNullable(out[i]);
  }

  /** Whether the {@code i}-th was refused by Okta, and was meant to be. */
  boolean provoked(int i) {
    return provoked.contains(i);
  }

  /** What the script needs and does not make. */
  Set<Deed.Value> missingValues() {
    return missing;
  }

  private void dropped(boolean named) {
    for (int i = 0; i < out.length; i++) {
      if (attempts.get(i).snippet().id().equals(Attempt.NO_SNIPPET)) {
        out[i] = Why.PROMPT;
      } else if (!named && attempts.get(i).snippet().state() == Snippet.State.DROPPED) {
        out[i] = Why.DROPPED;
      }
    }
  }

  private void failed(boolean named) {
    for (int i = 0; i < out.length; i++) {
      Attempt attempt = attempts.get(i);
      if (!attempt.snippet().failed()) {
        continue;
      }
      Optional<Refused> refused = attempt.refused();
      if (refused.isPresent() && (named || Provocation.of(before(i), attempt, refused.get()))) {
        provoked.add(i);
      } else {
        out[i] = Why.FAILED;
        if (noReply(attempt)) {
          byHand(i);
        }
      }
    }
  }

  /** What counts of what was done before the {@code i}-th. */
  private List<Attempt> before(int i) {
    return IntStream.range(0, i)
        .filter(j -> out[j] == null && !provoked.contains(j))
        .mapToObj(attempts::get)
        .toList();
  }

  private static boolean noReply(Attempt attempt) {
    return attempt
        .outcome(Problem.class)
        .filter(problem -> problem.exitCode() == ExitCode.UNREACHABLE)
        .isPresent();
  }

  /** The fault that let it fail would let something else fail in the script. */
  private void byHand(int failed) {
    for (int i = failed - 1; i >= 0; i--) {
      if (out[i] == null && words(i).contains("fault")) {
        out[i] = Why.BY_HAND;
        out[failed] = Why.BY_HAND;
        return;
      }
    }
  }

  private List<String> words(int i) {
    return deeds(attempts.get(i)).stream().map(Deed::word).toList();
  }

  /** What the words of an attempt do. */
  static List<Deed> deeds(Attempt attempt) {
    if (!attempt.isCommand()) {
      return new GroovyLine(attempt.snippet().source()).deeds();
    }
    return attempt.command().flatMap(Translations::of).map(Rule::word).stream()
        .flatMap(word -> Deed.of(word.replaceFirst("\\..*", "")).stream())
        .toList();
  }

  private void looked() {
    for (int i = 0; i < out.length; i++) {
      if (out[i] == null && !provoked.contains(i) && isLook(i)) {
        out[i] = Why.LOOKED;
      }
    }
  }

  private boolean isLook(int i) {
    Attempt attempt = attempts.get(i);
    if (attempt.isCommand()) {
      return attempt.variable().isEmpty()
          && attempt.command().filter(command -> isLook(attempt, command)).isPresent();
    }
    Snippet snippet = attempt.snippet();
    boolean shows =
        attempt.outcome(RiskEvent.class).isPresent()
            || new GroovyLine(snippet.source()).isPath() && GroovyWriter.seen(attempt).isEmpty();
    return snippet.kind() == Snippet.Kind.EXPRESSION
        && shows
        && !mentionedAfter(i, "$" + snippet.id())
        && !mentionedNext(i);
  }

  /** As {@code _}, which is the value before. */
  private boolean mentionedNext(int i) {
    return i + 1 < out.length
        && new GroovyLine(attempts.get(i + 1).snippet().source()).mentions("_");
  }

  /** The log without a filter, and what is said of a pasted JWT, prove nothing. */
  private static boolean isLook(Attempt attempt, TypedCommand command) {
    boolean bareLog =
        command.path().equals("log")
            && !command.has("--type")
            && !command.has("--filter")
            && !command.has("-q");
    boolean explained =
        command.path().equals("explain")
            && command.argument().isPresent()
            && !Set.of("assertion", "proof", "token", "last").contains(command.argument().get());
    return bareLog || explained || Translations.isLook(command);
  }

  private boolean mentionedAfter(int i, String name) {
    return attempts.stream()
        .skip(i + 1L)
        .anyMatch(later -> new GroovyLine(later.snippet().source()).mentions(name));
  }

  /** An event that was never sent was not meant to be, or not yet. */
  private void drafts() {
    boolean sent = false;
    for (int i = out.length - 1; i >= 0; i--) {
      Optional<TypedCommand> command = attempts.get(i).command();
      if (out[i] != null || command.isEmpty()) {
        continue;
      }
      sent |= command.get().path().equals("send") && command.get().argument().isEmpty();
      if (Translations.isDraft(command.get()) && !sent) {
        out[i] = Why.ABANDONED;
      }
    }
  }

  /** What was declared anew before anything used it; a script has each method and type once. */
  private void declaredAnew() {
    for (int i = 0; i < out.length; i++) {
      Snippet snippet = attempts.get(i).snippet();
      if (out[i] == null
          && snippet.state() == Snippet.State.REPLACED
          && isDeclaration(snippet, i)) {
        boolean variable = snippet.kind() == Snippet.Kind.VARIABLE;
        if (!variable || !usedBeforeReplaced(i)) {
          out[i] = Why.ABANDONED;
        }
      }
    }
  }

  private boolean isDeclaration(Snippet snippet, int i) {
    return switch (snippet.kind()) {
      case METHOD, TYPE, IMPORT -> true;
      case VARIABLE -> words(i).isEmpty();
      default -> false;
    };
  }

  private boolean usedBeforeReplaced(int i) {
    List<String> names =
        attempts.get(i).snippet().declares().stream().map(Declaration::name).toList();
    for (int later = i + 1; later < out.length; later++) {
      if (out[later] != null) {
        continue;
      }
      Snippet snippet = attempts.get(later).snippet();
      List<String> words = new ArrayList<>(new GroovyLine(snippet.source()).words());
      boolean anew = snippet.declares().stream().map(Declaration::name).anyMatch(names::contains);
      if (anew) {
        // Once where it is declared; again where the old value goes into the new one.
        names.forEach(words::remove);
      }
      if (names.stream().anyMatch(words::contains)) {
        return true;
      }
      if (anew) {
        return false;
      }
    }
    return false;
  }

  /** What was made for something, and made again before that came. */
  private void abandoned() {
    Set<Deed.Value> wanted = EnumSet.allOf(Deed.Value.class);
    for (int i = out.length - 1; i >= 0; i--) {
      if (out[i] != null) {
        continue;
      }
      List<Deed> deeds = deeds(attempts.get(i));
      Optional<Deed.Value> made = onlyMade(attempts.get(i), deeds);
      if (made.isPresent() && !wanted.contains(made.get())) {
        out[i] = Why.ABANDONED;
      } else {
        goBack(wanted, deeds);
      }
    }
  }

  /** What is all that it is for; nothing where its own name is used later. */
  private Optional<Deed.Value> onlyMade(Attempt attempt, List<Deed> deeds) {
    boolean alone = deeds.size() == 1 && !provoked.contains(attempts.indexOf(attempt));
    boolean named =
        attempt.snippet().declares().stream()
            .anyMatch(name -> mentionedAfter(attempts.indexOf(attempt), name.name()));
    return alone && !named ? deeds.get(0).makes() : Optional.empty();
  }

  /** From what is wanted after a line to what is wanted before it. */
  private static void goBack(Set<Deed.Value> wanted, List<Deed> deeds) {
    for (int i = deeds.size() - 1; i >= 0; i--) {
      Deed deed = deeds.get(i);
      deed.makes().ifPresent(wanted::remove);
      if (deed.makes().equals(Optional.of(Deed.Value.APP))) {
        wanted.removeAll(Set.of(Deed.Value.PROVIDER, Deed.Value.ASSERTION));
      }
      if (Set.of("send", "sendRaw").contains(deed.word())) {
        wanted.remove(Deed.Value.RECEIPT);
      }
      wanted.addAll(deed.uses());
    }
  }

  private void missing() {
    for (int i = out.length - 1; i >= 0; i--) {
      if (out[i] == null) {
        goBack(missing, deeds(attempts.get(i)));
      }
    }
    missing.remove(Deed.Value.ASSERTION);
  }

  /** What is left out, by why. */
  Map<Why, List<String>> leftOut() {
    Map<Why, List<String>> ids = new EnumMap<>(Why.class);
    Arrays.stream(Why.values())
        .forEach(
            why -> {
              List<String> those = new ArrayList<>();
              for (int i = 0; i < out.length; i++) {
                if (out[i] == why) {
                  those.add(attempts.get(i).snippet().id());
                }
              }
              if (!those.isEmpty() && why != Why.PROMPT) {
                ids.put(why, those);
              }
            });
    return ids;
  }
}
