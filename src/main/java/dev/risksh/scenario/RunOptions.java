package dev.risksh.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be run, and how.
 *
 * @param scripts names of files, folders and patterns
 * @param jobs scenarios at a time
 * @param bail whether none is begun any more once one has failed
 * @param retries how often one that failed is tried again
 * @param name what the name of a scenario has to match; empty for any
 * @param tags which steps are to run, such as {@code smoke and not slow}; empty for all
 * @param params {@code NAME=VALUE} each
 * @param data the name of a file with a row for each run
 * @param shuffled the seed of a random order; empty for the order given
 * @param limits how long each may take
 * @param stepping where it pauses, with which step it begins and ends
 */
public record RunOptions(
    List<String> scripts,
    int jobs,
    boolean bail,
    int retries,
    Optional<String> name,
    Optional<String> tags,
    List<String> params,
    Optional<String> data,
    OptionalLong shuffled,
    Limits limits,
    Stepping stepping) {

  public RunOptions {
    scripts = List.copyOf(scripts);
    params = List.copyOf(params);
  }

  /** One after the other, each once. */
  public static RunOptions of(String... scripts) {
    return new RunOptions(
        List.of(scripts),
        1,
        false,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Limits.NONE,
        Stepping.NONE);
  }
}
