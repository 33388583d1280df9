package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one way out to an org: makes a call, and tries again what is worth it. */
public final class OktaClient {
  private final OrgUrl org;
  private final Sender sender;
  private final RetryLimits limits;
  private final Waiting waiting;
  private BooleanSupplier revival = () -> false;
  private Optional<CallBudget> budget = Optional.empty();

  public OktaClient(
      OrgUrl org, Clock clock, Exchanges exchanges, ClientSettings settings, Waiting waiting) {
    this.org = org;
    this.limits = settings.retries();
    this.waiting = waiting;
    sender = new Sender(org, clock, exchanges, settings);
  }

  private OktaClient(OktaClient other, RetryLimits limits) {
    org = other.org;
    sender = other.sender;
    waiting = other.waiting;
    revival = other.revival;
    budget = other.budget;
    this.limits = limits;
  }

  /**
   * @param answering asked once where nothing answers at the org's address; true when something
   *     does now, and the call can be made after all
   */
  public OktaClient revivedBy(BooleanSupplier answering) {
    revival = answering;
    return this;
  }

  /**
   * @param shared what this client and others may ask of the org
   */
  public OktaClient within(CallBudget shared) {
    budget = Optional.of(shared);
    return this;
  }

  /**
   * @param real the org in whose place this one answers; calls are recorded as ones to it
   */
  public OktaClient standingInFor(OrgUrl real) {
    sender.recordAs(real);
    return this;
  }

  /** The same, for a call whose first answer is wanted, whatever it is. */
  OktaClient withoutRetries() {
    return new OktaClient(this, RetryLimits.NONE);
  }

  public OrgUrl org() {
    return org;
  }

  /** Sends, and refuses with {@link Refused} any status but the given ones. */
  Reply expect(Call call, Integer... statuses) {
    Reply reply = send(() -> call);
    if (List.of(statuses).contains(reply.status())) {
      return reply;
    }
    throw new Refused(reply);
  }

  /**
   * Sends, and returns whatever came back; a {@link Problem} when nothing did.
   *
   * @param each asked for each attempt, since some of what a call carries is good for one only
   */
  Reply send(Supplier<Call> each) {
    Retries retries = new Retries(limits);
    boolean revived = false;
    while (true) {
      Call call = retries.marked(each.get());
      Optional<Retries.Retry> retry;
      try {
        Reply reply = within(call);
        retry = retries.after(reply, call);
        if (retry.isEmpty()) {
          return reply;
        }
      } catch (NoReply failure) {
        if (failure.nobody() && !revived && revival.getAsBoolean()) {
          revived = true;
          continue;
        }
        retry = retries.after(failure, call);
        if (retry.isEmpty()) {
          throw failure;
        }
      }
      await(retry.get(), call);
    }
  }

  /** Makes a call when the budget has one; whoever wants no retries wants to see any answer. */
  private Reply within(Call call) {
    if (budget.isEmpty() || limits.most() == 0) {
      return sender.send(call);
    }
    CallBucket bucket = taken(call);
    Optional<Reply> reply = Optional.empty();
    try {
      reply = Optional.of(sender.send(call));
      return reply.get();
    } finally {
      bucket.settle(reply);
    }
  }

  private CallBucket taken(Call call) {
    try {
      return budget.orElseThrow().take(call, limits.longestWait(), waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(
          ExitCode.INTERRUPTED, "waiting to make " + call.what() + " was interrupted", null);
    }
  }

  private void await(Retries.Retry retry, Call call) {
    try {
      waiting.pass(retry.delay(), retry.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(
          ExitCode.INTERRUPTED, "waiting to try " + call.what() + " again was interrupted", null);
    }
  }
}
