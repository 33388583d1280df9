package dev.risksh.saving;

import java.util.List;
import java.util.Map;

/**
 * A script, and what is to be said of it.
 *
 * @param lines how many of what was typed are in it
 * @param steps how many steps it has
 * @param leftOut what is not in it, by why
 * @param environment the variables it takes from the environment, with what each is
 */
public record SavedScript(
    String text,
    int lines,
    int steps,
    Map<String, List<String>> leftOut,
    Map<String, String> environment) {}
