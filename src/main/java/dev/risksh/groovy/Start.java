package dev.risksh.groovy;

/**
 * Where a script begins that does not begin at its beginning.
 *
 * @param line of a step
 * @param behind whether it begins behind that step, not with it; behind line 0 is the whole script
 */
record Start(int line, boolean behind) {
  static Start with(int line) {
    return new Start(line, false);
  }

  static Start behind(int line) {
    return new Start(line, true);
  }
}
