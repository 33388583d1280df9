package dev.risksh.groovy;

import dev.risksh.export.Comparison;
import dev.risksh.export.Curl;
import dev.risksh.okta.Exchange;
import dev.risksh.session.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The words behind {@code http.}. */
public final class HttpWords {
  private final Http http;
  private final Function<String, Path> files;

  /**
   * @param files finds a file by the name a script gives it
   */
  HttpWords(Http http, Function<String, Path> files) {
    this.http = http;
    this.files = files;
  }

  @Does("All calls that are remembered, the latest last.")
  public List<Exchange> list() {
    return http.list();
  }

  @Does("The last call.")
  public Exchange getLast() {
    return http.get(Optional.empty());
  }

  @Does("The call of that number.")
  public Exchange show(int number) {
    return http.get(Optional.of(number));
  }

  /** The last call as a curl command. */
  public Curl.Command curl() {
    return http.curl(Optional.empty(), false);
  }

  @Does("A call as a curl command, with variables for its secrets. Default: the last one.")
  public Curl.Command curl(int number) {
    return http.curl(Optional.of(number), false);
  }

  @Does("All calls as an HTTP archive, redacted, in a file that a browser's network panel opens.")
  public void har(String file) {
    http.write(
        http.archive(List.of(), false), files.apply(Arguments.needed(file, "http.har", "a file")));
  }

  /** Makes the last call once more. */
  public Exchange replay() {
    return http.replay(Optional.empty());
  }

  @Does("Makes a call once more, with a token of now. Default: the last one.")
  public Exchange replay(int number) {
    return http.replay(Optional.of(number));
  }

  @Does("What differs between two calls.")
  public Comparison diff(int left, int right) {
    return http.diff(left, Optional.of(right));
  }

  @Override
  public String toString() {
    return "the calls that were made: http.list(), http.curl(), http.diff(3, 4)";
  }
}
