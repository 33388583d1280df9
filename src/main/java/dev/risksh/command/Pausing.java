package dev.risksh.command;

import dev.risksh.console.World;
import dev.risksh.scenario.Stepper;

/**
 * What a scenario needs that pauses.
 *
 * @param world in which somebody can be asked
 * @param stepper who asks
 */
public record Pausing(World world, Stepper stepper) {}
