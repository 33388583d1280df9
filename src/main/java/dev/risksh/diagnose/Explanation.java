package dev.risksh.diagnose;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What something says, line by line in plain words, with each thing that Okta will refuse.
 *
 * @param title what it is
 * @param remarks the lines
 * @param parts what stands in it and has lines of its own: the assertion in a token request
 * @param next what to type next, most likely first
 * @param answered whether Okta has said already what it says to it
 */
public record Explanation(
    String title,
    List<Remark> remarks,
    List<Explanation> parts,
    List<String> next,
    boolean answered) {

  public Explanation {
    title = TerminalSafe.line(Redaction.text(title));
    remarks = List.copyOf(remarks);
    parts = List.copyOf(parts);
    next = next.stream().distinct().toList();
  }

  /** The same with one more line before the others. */
  public Explanation after(Remark first) {
    List<Remark> more = Stream.concat(Stream.of(first), remarks.stream()).toList();
    return new Explanation(title, more, parts, next, answered);
  }

  /** All lines, those of the parts included. */
  public List<Remark> all() {
    return Stream.concat(remarks.stream(), parts.stream().flatMap(part -> part.all().stream()))
        .toList();
  }

  /** Whether Okta will refuse it, as far as that can be seen from here. */
  public boolean isRefused() {
    return !faults().isEmpty();
  }

  /** What Okta will refuse of it; empty when nothing was found. */
  public List<Remark> faults() {
    return all().stream().filter(remark -> remark.verdict() == Verdict.REFUSED).toList();
  }

  /** Whether one of the refusals that it foresees is in these words of Okta's. */
  public boolean foresees(String okta) {
    return faults().stream()
        .map(Remark::okta)
        .flatMap(Optional::stream)
        .anyMatch(words -> words.equals(okta));
  }

  /** {@code Okta will refuse it}; empty where nothing was found that it refuses. */
  public Optional<String> verdict() {
    return isRefused()
        ? Optional.of(answered ? "Okta refused it" : "Okta will refuse it")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return title + verdict().map(words -> ", " + words).orElse("");
  }
}
