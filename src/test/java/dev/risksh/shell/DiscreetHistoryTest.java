package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.junit.jupiter.api.Test;

/** What the arrow keys bring back, and what they do not. */
class DiscreetHistoryTest {
  @Test
  void aLineWithASecretIsNotKept() {
    DiscreetHistory history = new DiscreetHistory();
    history.add("/explain eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl");
    history.add("x = 'SSWS 00abcdefghijklmnopqrstuvwxyz0123456789ABCD'");
    history.add("/explain token");
    history.add("password = 'secret'");
    assertThat(StreamSupport.stream(history.spliterator(), false).map(History.Entry::line))
        .containsExactly("/explain token");
  }
}
