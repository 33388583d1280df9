package dev.risksh.shell;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.Times;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.RateLimit;
import dev.risksh.okta.Receipt;
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
    try {
      return String.join(style.dim(SEPARATOR), parts());
    } catch (Problem cannotBeRead) {
      // The first command that needs the session says it, with what to do.
      return "";
    }
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    parts.add(style.dim(org()));
    session.held(Slot.KEY).ifPresent(key -> parts.add(key(key)));
    Optional<Held<AccessToken>> token = session.held(Slot.TOKEN);
    session
        .held(Slot.ASSERTION)
        // One that was sent is of no interest once there is a token for it.
        .filter(assertion -> assertion.stale().isEmpty() || token.isEmpty())
        .ifPresent(held -> parts.add(countdown("assertion", held, held.value().expiresAt())));
    token.ifPresent(
        held -> parts.add(countdown("token", held, Optional.of(held.value().expiresAt()))));
    session
        .value(Slot.RECEIPT)
        .flatMap(Receipt::rateLimit)
        .ifPresent(limit -> parts.add(calls(limit)));
    return parts;
  }

  /** The host is enough to know an org by. */
  private String org() {
    String name = session.orgName();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private String key(Held<SigningKey> key) {
    return key.stale().isPresent() ? style.yellow("key stale") : style.green("key ✓");
  }

  /** What is left of {@code what}; in its last minute it warns, in colour and without. */
  private String countdown(String what, Held<?> held, Optional<Instant> expiresAt) {
    if (held.stale().isPresent()) {
      return style.yellow(what + " stale");
    }
    if (expiresAt.isEmpty()) {
      return style.yellow(what + " without exp");
    }
    Duration left = Duration.between(now(), expiresAt.get());
    if (left.isNegative() || left.isZero()) {
      return style.red(what + " expired");
    }
    String text = what + " " + Times.countdown(left);
    return left.compareTo(SOON) < 0 ? style.yellow(text + "!") : text;
  }

  /** The calls left in the window; a window that is over has made room for all of them. */
  private String calls(RateLimit limit) {
    int left = now().isBefore(limit.resetsAt()) ? limit.remaining() : limit.limit();
    String calls = left + "/" + limit.limit() + " calls";
    return left == 0 ? style.red(calls) : calls;
  }

  private Instant now() {
    return session.world().clock().instant();
  }
}
