package dev.risksh.command;

import dev.risksh.okta.AdminRole;
import dev.risksh.view.Said;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /app role}: the second gate behind the scopes. */
@Command(
    name = "role",
    description = "The app's admin roles: the second gate behind its scopes.",
    footer = "/app role")
final class AppRoleCommand implements Callable<Object> {
  private final Context context;

  AppRoleCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return list();
  }

  @Command(
      name = "list",
      description = "The admin roles of the app in use.",
      footer = "/app role list")
  Object list() {
    return context.open().apps().roles();
  }

  @Command(
      name = "add",
      description = "Gives it one; that takes a super admin.",
      footer = "/app role add READ_ONLY_ADMIN")
  Object add(
      @Parameters(
              paramLabel = "TYPE",
              completionCandidates = Types.class,
              description = "${COMPLETION-CANDIDATES}")
          String type) {
    return context.open().apps().addRole(type);
  }

  @Command(
      name = "remove",
      description = "Takes one away again.",
      footer = "/app role remove REPORT_ADMIN")
  Object remove(@Parameters(paramLabel = "TYPE", completionCandidates = Types.class) String type) {
    return new Said(context.open().apps().removeRole(type) + " is taken away");
  }

  /** The standard roles, for completion. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return AdminRole.TYPES.iterator();
    }
  }
}
