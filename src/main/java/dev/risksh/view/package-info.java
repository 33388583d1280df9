/**
 * How each value looks: as lines for people and as JSON for programs; the same at the prompt, in a
 * subcommand and in a scenario.
 */
package dev.risksh.view;
