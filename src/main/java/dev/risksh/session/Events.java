package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskEventsApi;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verbs on risk events: drafting one, reading a file, sending. */
public final class Events {
  /** 20 events of 50 subjects with the longest messages are about 700 KB. */
  private static final long MAX_FILE_BYTES = 4L << 20;

  private final Session session;

  Events(Session session) {
    this.session = session;
  }

  /** Adds a subject to the draft, or starts one with it. */
  public RiskEvent add(RiskSubject subject) {
    Optional<RiskEvent> draft = session.value(Slot.DRAFT);
    List<RiskSubject> subjects = new ArrayList<>(draft.map(RiskEvent::subjects).orElse(List.of()));
    subjects.add(subject);
    return keep(
        new RiskEvent(
            draft.flatMap(RiskEvent::timestamp), draft.flatMap(RiskEvent::expiresAt), subjects));
  }

  /** Makes {@code event} the one that {@code /send} sends. */
  public RiskEvent keep(RiskEvent event) {
    return session.put(Slot.DRAFT, event, "drafted here");
  }

  /** Throws the draft away. */
  public void clear() {
    session.clear(Slot.DRAFT);
  }

  /** Reads a JSON file of one event or an array of up to 20, and checks every limit. */
  public RiskEvents read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw Problem.badInput(file + " is larger than any call with risk events can be", null);
      }
      // A byte-order mark is what Windows editors put there; JSON readers may pass over it.
      String text = Files.readString(file).replaceFirst("^\ufeff", "");
      return RiskEventJson.read(text, file.getFileName().toString());
    } catch (NoSuchFileException e) {
      throw Problem.badInput("there is no file " + file, null);
    } catch (IOException e) {
      throw Problem.badInput(
          file + (Files.isDirectory(file) ? " is a folder" : " cannot be read as text"), null);
    }
  }

  /** What {@code /send} sends when it is told nothing: the draft. */
  public RiskEvents draft() {
    return RiskPayload.of(session.need(Slot.DRAFT));
  }

  /** Sends one call's worth of events with the session's token. */
  public Receipt send(RiskPayload payload) {
    RiskEventsApi api = new RiskEventsApi(session.client());
    Receipt receipt = session.access().authorised(auth -> api.send(payload, auth));
    return session.put(Slot.RECEIPT, receipt, "sent here");
  }
}
