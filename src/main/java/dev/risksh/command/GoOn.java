package dev.risksh.command;

import dev.risksh.scenario.Decision;

/** The wish that a scenario that pauses goes on. */
public record GoOn(Decision decision) implements Wish {}
