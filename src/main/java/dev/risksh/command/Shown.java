package dev.risksh.command;

import dev.risksh.console.ExitCode;

/** A result that its command has shown as it came, unless JSON was wanted. */
interface Shown {
  /** What it is for whoever goes on with it. */
  Object value();

  /** What it is as JSON. */
  String json();

  /** What a process says that ends with it. */
  ExitCode exitCode();
}
