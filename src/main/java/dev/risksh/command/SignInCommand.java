package dev.risksh.command;

import static dev.risksh.command.EventCommand.typed;

import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskSubject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /signin}: a user signs in, and feels the risk or does not. */
@Command(
    name = "signin",
    description = {
      "Lets a user sign in as if from an address, and shows the risk the org saw.",
      "On the local org it is the org's own user; on another one, RISKSH_PASSWORD is the password."
    },
    footer = "/signin --ip 1.1.1.1")
final class SignInCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--ip",
      required = true,
      paramLabel = "IP",
      description = "Where the user comes from: an IPv4 or IPv6 address.")
  private String ip;

  @Option(names = "--user", paramLabel = "LOGIN", description = "Who signs in.")
  private String user;

  SignInCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    typed(() -> RiskSubject.of(ip, RiskLevel.LOW));
    return context.open().signIns().signIn(ip, Optional.ofNullable(user));
  }
}
