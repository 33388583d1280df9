package dev.risksh;

import dev.risksh.console.World;

/** The front door: no arguments open the shell, anything else is a command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    World.real().out().println("risksh");
  }
}
