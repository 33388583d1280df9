package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyReserveTest {
  private final List<SigningKey> made = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final KeyReserve reserve = new KeyReserve(this::make);

  private SigningKey make() {
    SigningKey key = SigningKey.generate(KeySpec.EC_P256, new SecureRandom());
    made.add(key);
    return key;
  }

  @AfterEach
  void letGo() {
    mayEnd.countDown();
  }

  @Test
  void aKeyIsMadeBeforeItIsAskedForAndGivenAwayOnce() throws InterruptedException {
    reserve.expect();
    await().until(() -> made.size() == 1);

    SigningKey first = reserve.take();
    SigningKey second = reserve.take();

    assertThat(first).isSameAs(made.get(0));
    assertThat(second).as("made now, since no other was expected").isNotEqualTo(first);
    assertThat(made).containsExactly(first, second);
  }

  @Test
  void theNextIsBegunWhenOneIsTaken() throws InterruptedException {
    reserve.expect();
    reserve.expect();
    reserve.expect();
    await().until(() -> made.size() == 1);

    reserve.take();
    await().until(() -> made.size() == 2);

    assertThat(List.of(reserve.take(), reserve.take())).doesNotHaveDuplicates();
    assertThat(made).hasSize(3);
  }

  @Test
  void nothingIsMadeThatNobodyExpects() throws InterruptedException {
    SigningKey only = reserve.take();

    assertThat(made).containsExactly(only);
  }

  @Test
  void whatKeptAKeyFromBeingMadeIsTold() {
    IllegalStateException why = new IllegalStateException("this JDK cannot make such a key");
    KeyReserve none =
        new KeyReserve(
            () -> {
              throw why;
            });
    none.expect();

    assertThatThrownBy(none::take).isSameAs(why);
  }

  @Test
  void anErrorPassesThroughAsWell() {
    AssertionError why = new AssertionError("no");
    KeyReserve none =
        new KeyReserve(
            () -> {
              throw why;
            });
    none.expect();

    assertThatThrownBy(none::take).isSameAs(why);
  }

  @Test
  void anInterruptEndsTheWaitAndNobodyGetsThatKey() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<SigningKey> late = Collections.synchronizedList(new ArrayList<>());
    KeyReserve slow =
        new KeyReserve(
            () -> {
              begun.countDown();
              awaitLeave();
              late.add(make());
              return late.get(late.size() - 1);
            });
    slow.expect();
    begun.await();

    Thread.currentThread().interrupt();
    assertThatThrownBy(slow::take).isInstanceOf(InterruptedException.class);

    mayEnd.countDown();
    await().until(() -> late.size() == 1);
    assertThat(slow.take()).isNotEqualTo(late.get(0));
  }

  private void awaitLeave() {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
