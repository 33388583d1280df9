package dev.risksh.localorg;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may look at the System Log's page: tickets, each good for one session, and the sessions. Both
 * are gone with the process, and so is what a browser remembers of them.
 */
final class PageSessions {
  private static final Duration LIFE = Duration.ofHours(12);

  /** Whoever asks for tickets without end only makes the oldest ones void. */
  private static final int MOST = 100;

  private final Map<String, Instant> tickets = new LinkedHashMap<>();
  private final Map<String, Instant> sessions = new LinkedHashMap<>();
  private final Ids ids;

  PageSessions(Ids ids) {
    this.ids = ids;
  }

  synchronized String ticket(Instant now) {
    return add(tickets, now);
  }

  /** The session that {@code ticket} is good for, once. */
  synchronized Optional<String> redeem(String ticket, Instant now) {
    Instant end = tickets.remove(ticket);
    return end != null && now.isBefore(end) ? Optional.of(open(now)) : Optional.empty();
  }

  /** A session for someone who has shown that they may. */
  synchronized String open(Instant now) {
    return add(sessions, now);
  }

  synchronized boolean holds(String session, Instant now) {
    Instant end = sessions.get(session);
    return end != null && now.isBefore(end);
  }

  private String add(Map<String, Instant> to, Instant now) {
    to.values().removeIf(end -> !now.isBefore(end));
    if (to.size() >= MOST) {
      to.remove(to.keySet().iterator().next());
    }
    String made = ids.token("");
    to.put(made, now.plus(LIFE));
    return made;
  }
}
