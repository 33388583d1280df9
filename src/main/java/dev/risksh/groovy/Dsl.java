package dev.risksh.groovy;

import dev.risksh.okta.ProviderAction;
import dev.risksh.risk.RiskLevel;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import java.util.Optional;
import org.codehaus.groovy.runtime.FormatHelper;

/**
 * The words a script and the prompt have in common, by subject; each passes on to the verb of the
 * session that does the work.
 */
public abstract class Dsl extends Script
    implements StepWords,
        GivenWords,
        KeyWords,
        SetUpWords,
        ProviderWords,
        TokenWords,
        SignalWords,
        WaitingWords,
        ExchangeWords,
        RehearsalWords,
        DiagnosisWords {
  public static final RiskLevel LOW = RiskLevel.LOW;
  public static final RiskLevel MEDIUM = RiskLevel.MEDIUM;
  public static final RiskLevel HIGH = RiskLevel.HIGH;
  public static final ProviderAction NONE = ProviderAction.NONE;
  public static final ProviderAction LOG_ONLY = ProviderAction.LOG_ONLY;
  public static final ProviderAction ENFORCE_AND_LOG = ProviderAction.ENFORCE_AND_LOG;

  private Host host;
  private LiveMethods earlier;

  /** Ties the script to whoever runs it; before that it has no words. */
  void connect(Host newHost, LiveMethods methods) {
    host = newHost;
    earlier = methods;
  }

  @Override
  public Host host() {
    return host;
  }

  // Groovy would print to the process's own standard output, past prompt and report.

  @Override
  public void println() {
    host.print("\n");
  }

  @Override
  @Does("Prints a line; in a scenario, below the step.")
  public void println(Object value) {
    host.print(FormatHelper.toString(value) + "\n");
  }

  @Override
  @Does("Prints without ending the line.")
  public void print(Object value) {
    host.print(FormatHelper.toString(value));
  }

  @Override
  @Does("Prints values in a format: printf '%s %d', name, count.")
  public void printf(String format, Object value) {
    host.print(String.format(format, value));
  }

  @Override
  public void printf(String format, Object[] values) {
    host.print(String.format(format, values));
  }

  /** Methods that earlier snippets declared are found too; Groovy asks here by this name. */
  public Object methodMissing(String name, Object arguments) {
    Object[] given = (Object[]) arguments;
    return Optional.ofNullable(earlier)
        .flatMap(methods -> methods.find(name, given))
        .orElseThrow(() -> new MissingMethodException(name, getClass(), given))
        .get();
  }
}
