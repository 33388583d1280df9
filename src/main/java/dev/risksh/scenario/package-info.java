/** Runs saved {@code .groovy} scripts: steps, times, exit codes. */
package dev.risksh.scenario;
