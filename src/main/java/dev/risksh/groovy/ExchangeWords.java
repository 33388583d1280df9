package dev.risksh.groovy;

/** The word on the calls that were made. */
public interface ExchangeWords extends Words {
  /** The calls that were made: {@code http.curl()}, {@code http.diff 3, 4}. */
  @Does("The HTTP calls that were made.")
  default HttpWords getHttp() {
    return new HttpWords(session().http(), session().world()::path);
  }
}
