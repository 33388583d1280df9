package dev.risksh.view;

import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.Refusal;
import dev.risksh.export.Comparison;
import dev.risksh.export.Curl;
import dev.risksh.export.Har;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.AdminRole;
import dev.risksh.okta.AppDetails;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Fault;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.session.Confirmation;
import dev.risksh.session.ExportedKey;
import dev.risksh.session.KeptKey;
import dev.risksh.session.Org;
import dev.risksh.session.SignIn;
import dev.risksh.session.Switches;
import dev.risksh.session.Timeline;
import dev.risksh.session.WebPage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one table of views, by the class of the value. */
final class KnownViews {
  private static final KnownViews ALL =
      new KnownViews()
          .with(SigningKey.class, new KeyView())
          .with(KeptKey.class, new KeptKeyView())
          .with(ExportedKey.class, new ExportedKeyView())
          .with(ServiceApp.class, new AppView())
          .with(AppDetails.class, new AppDetailsView())
          .with(AdminRole.class, new RoleView())
          .with(RiskProvider.class, new ProviderView())
          .with(ClientAssertion.class, new AssertionView())
          .with(DecodedAssertion.class, new DecodedAssertionView())
          .with(AccessToken.class, new TokenView())
          .with(Revealed.class, new RevealedView())
          .with(RiskEvent.class, new EventView())
          .with(RiskEvents.class, new EventsView())
          .with(Receipt.class, new ReceiptView())
          .with(Confirmation.class, new ConfirmationView())
          .with(SignIn.class, new SignInView())
          .with(LogEntry.class, new LogEntryView())
          .with(WebPage.class, new WebPageView())
          .with(Exchange.class, new ExchangeView())
          .with(Timeline.class, new TimelineView())
          .with(Curl.Command.class, new CurlView())
          .with(Har.Archive.class, new ArchiveView())
          .with(Comparison.class, new ComparisonView())
          .with(Explanation.class, new ExplanationView())
          .with(Refusal.class, new RefusalView())
          .with(Check.class, new CheckView())
          .with(Checkup.class, new CheckupView())
          .with(Org.class, new OrgView())
          .with(Fault.class, new FaultView())
          .with(Switches.class, new SwitchesView())
          .with(SnippetLine.class, new SnippetLineView())
          .with(VariableLine.class, new VariableLineView())
          .with(PreferenceLine.class, new PreferenceLineView())
          .with(Status.class, new StatusView())
          .with(Page.class, new PageView());

  private final Map<Class<?>, View<?>> views = new HashMap<>();

  private KnownViews() {}

  private <T> KnownViews with(Class<T> type, View<? super T> view) {
    views.put(type, view);
    return this;
  }

  /** The view of {@code value}; empty for a value of any other kind. */
  @SuppressWarnings("unchecked") // with() is the only way in, and it pairs the two types
  static <T> Optional<View<T>> of(T value) {
    return Optional.ofNullable((View<T>) ALL.views.get(value.getClass()));
  }
}
