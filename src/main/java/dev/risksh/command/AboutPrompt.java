package dev.risksh.command;

/** A command that looks at the prompt or changes it, and is no step of the user's work. */
interface AboutPrompt {}
