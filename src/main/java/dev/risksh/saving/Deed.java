package dev.risksh.saving;

import static dev.risksh.saving.Deed.Value.APP;
import static dev.risksh.saving.Deed.Value.ASSERTION;
import static dev.risksh.saving.Deed.Value.KEY;
import static dev.risksh.saving.Deed.Value.PROVIDER;
import static dev.risksh.saving.Deed.Value.RECEIPT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a word of the DSL does in the course of things: which step of a script it belongs to, and
 * which values it makes and needs.
 *
 * @param noun what its step says was set up
 * @param makes the value that is all it is for, so that it is nothing when another is made before
 *     that is used
 */
record Deed(String word, Topic topic, String noun, Optional<Value> makes, Set<Value> uses) {

  /** A kind of step, and its name. */
  enum Topic {
    SET_UP("set up"),
    REHEARSAL("rehearse trouble"),
    ASSERTION("create the client assertion"),
    TOKEN("get an access token"),
    SEND("send an event"),
    CONFIRM("find it in the System Log"),
    LOG("look into the System Log"),
    SIGN_IN("sign in"),
    EXPLAIN("explain what is sent"),
    CHECK("check the whole set-up"),
    CALLS("look at the calls"),
    REFUSED("be refused"),
    PLAIN("go on in Groovy");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What one word makes and another needs. */
  enum Value {
    KEY,
    APP,
    PROVIDER,
    ASSERTION,
    RECEIPT
  }

  private static final List<Deed> ALL =
      List.of(
          setUp("newKey", "a key").making(KEY),
          setUp("importKey", "a key").making(KEY),
          setUp("useKey", "a key").making(KEY),
          setUp("exportKey", "a key").using(KEY),
          setUp("removeKey", "a key").using(KEY),
          setUp("createApp", "a service app").making(APP).using(KEY),
          setUp("useApp", "a service app").making(APP),
          setUp("grant", "the app's scopes").using(APP),
          setUp("revoke", "the app's scopes").using(APP),
          setUp("addRole", "an admin role").using(APP),
          setUp("removeRole", "an admin role").using(APP),
          setUp("removeApp", "a service app").using(APP),
          setUp("useProvider", "a risk provider").making(PROVIDER).using(APP),
          setUp("createProvider", "a risk provider").making(PROVIDER).using(APP),
          setUp("updateProvider", "the risk provider anew").using(PROVIDER),
          setUp("removeProvider", "a risk provider").using(PROVIDER),
          setUp("useOrg", "the org"),
          of("createAssertion", Topic.ASSERTION).making(ASSERTION).using(KEY, APP),
          of("requestToken", Topic.TOKEN).using(KEY, APP, ASSERTION),
          of("useToken", Topic.TOKEN),
          of("useAdminToken", Topic.TOKEN),
          of("send", Topic.SEND).using(KEY, APP, PROVIDER),
          of("sendRaw", Topic.SEND).using(KEY, APP, PROVIDER),
          of("confirm", Topic.CONFIRM).using(KEY, APP, PROVIDER, RECEIPT),
          of("signIn", Topic.SIGN_IN).using(PROVIDER),
          of("log", Topic.LOG).using(KEY, APP),
          of("fault", Topic.REHEARSAL),
          of("clearFaults", Topic.REHEARSAL),
          of("switchOrg", Topic.REHEARSAL),
          of("explain", Topic.EXPLAIN).using(KEY, APP, ASSERTION),
          of("doctor", Topic.CHECK).using(KEY, APP, PROVIDER),
          of("http", Topic.CALLS),
          of("refused", Topic.REFUSED).using(Value.values()));

  private static final Map<String, Deed> BY_WORD =
      ALL.stream().collect(Collectors.toMap(Deed::word, Function.identity()));

  private static Deed setUp(String word, String noun) {
    return new Deed(word, Topic.SET_UP, noun, Optional.empty(), Set.of());
  }

  private static Deed of(String word, Topic topic) {
    return new Deed(word, topic, "", Optional.empty(), Set.of());
  }

  private Deed making(Value value) {
    return new Deed(word, topic, noun, Optional.of(value), uses);
  }

  private Deed using(Value... values) {
    return new Deed(
        word, topic, noun, makes, Arrays.stream(values).collect(Collectors.toUnmodifiableSet()));
  }

  /** That of a word; empty for a word that does nothing, such as {@code event}. */
  static Optional<Deed> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
