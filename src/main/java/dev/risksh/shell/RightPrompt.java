package dev.risksh.shell;

import dev.risksh.console.Style;
import dev.risksh.console.Times;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.RateLimit;
import dev.risksh.session.Held;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state on the right: {@code local · key ✓ · token 59:41 · 29/30 calls}. */
final class RightPrompt {
  /** Below this many columns it would be in the way. */
  private static final int MIN_COLUMNS = 80;

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String SEPARATOR = " · ";

  private final Session session;
  private final Style style;

  RightPrompt(Session session, Style style) {
    this.session = session;
    this.style = style;
  }

  /** Empty on a terminal of fewer columns than it needs; starts and calls nothing. */
  String text(int columns) {
    if (columns < MIN_COLUMNS) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(style.dim(org()));
    session.held(Slot.KEY).ifPresent(key -> parts.add(key(key)));
    Optional<Held<AccessToken>> token = session.held(Slot.TOKEN);
    if (token.isPresent()) {
      parts.add("token " + left(token.get(), Optional.of(token.get().value().expiresAt())));
    } else {
      session.held(Slot.ASSERTION).ifPresent(assertion -> parts.add(assertion(assertion)));
    }
    session
        .value(Slot.RECEIPT)
        .flatMap(receipt -> receipt.rateLimit())
        .filter(limit -> now().isBefore(limit.resetsAt()))
        .ifPresent(limit -> parts.add(calls(limit)));
    return String.join(style.dim(SEPARATOR), parts);
  }

  /** The host is enough to know an org by. */
  private String org() {
    String name = session.orgName();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private String key(Held<SigningKey> key) {
    return key.stale().isPresent() ? style.yellow("key stale") : style.green("key ✓");
  }

  private String assertion(Held<ClientAssertion> assertion) {
    return (assertion.value().pinned() ? "pinned " : "")
        + "assertion "
        + left(assertion, assertion.value().expiresAt());
  }

  private String left(Held<?> held, Optional<Instant> expiresAt) {
    if (held.stale().isPresent()) {
      return style.yellow("stale");
    }
    if (expiresAt.isEmpty()) {
      return style.yellow("without exp");
    }
    Duration left = Duration.between(now(), expiresAt.get());
    if (left.isNegative() || left.isZero()) {
      return style.red("expired");
    }
    String countdown = Times.countdown(left);
    return left.compareTo(SOON) < 0 ? style.yellow(countdown) : countdown;
  }

  private String calls(RateLimit limit) {
    String calls = limit.remaining() + "/" + limit.limit() + " calls";
    return limit.remaining() == 0 ? style.red(calls) : calls;
  }

  private Instant now() {
    return session.world().clock().instant();
  }
}
