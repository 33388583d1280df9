package dev.risksh.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What an IDE knows of the words. {@code mvn test -Dtest=GdslTest -Dgdsl=record} writes the file
 * anew when they have changed.
 */
class GdslTest {
  private static final Path FILE = Path.of("scripts/risksh.gdsl");

  @Test
  void isOfTheWordsAsTheyAreNow() throws IOException {
    String now = Gdsl.text();
    if ("record".equals(System.getProperty("gdsl"))) {
      Files.writeString(FILE, now);
    }
    assertThat(Files.readString(FILE)).isEqualTo(now);
  }

  @Test
  void givesAnIdeEveryWordAndValue() throws IOException {
    for (String scope : List.of("script", "closure")) {
      Contributed known = contributed(scope);
      assertThat(known.names("method")).containsAll(Vocabulary.words());
      assertThat(known.names("property")).containsAll(Vocabulary.values());
      assertThat(known.all).allSatisfy(one -> assertThat(one).containsKeys("name", "type"));
    }
  }

  @Test
  void givesEachNamedArgumentWithItsType() throws IOException {
    Contributed known = contributed("script");

    assertThat(known.arguments("useProvider"))
        .contains(
            Map.entry("action", "dev.risksh.okta.ProviderAction"),
            Map.entry("app", "java.lang.Object"));
    assertThat(known.arguments("newKey")).contains(Map.entry("protect", "boolean"));
    assertThat(contributed(LogWords.class.getName()).arguments("find")).containsKey("since");
  }

  @Test
  void knowsTheWordsOfABlockOnlyThere() throws IOException {
    assertThat(contributed("closure").names("method")).contains("subject", "expires");
    assertThat(contributed("script").names("method")).doesNotContain("subject");
  }

  private static Contributed contributed(String where) throws IOException {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(Ide.class.getName());
    Contributed known = new Contributed();
    Binding binding = new Binding(Map.of("where", where, "known", known));
    new GroovyShell(binding, configuration).evaluate(FILE.toFile());
    return known;
  }

  /** What a contributor tells an IDE; its words are those that IntelliJ has for it. */
  public static final class Contributed {
    private final List<Map<String, Object>> all = new ArrayList<>();

    public void method(Map<String, Object> said) {
      add("method", said);
    }

    public void property(Map<String, Object> said) {
      add("property", said);
    }

    private void add(String kind, Map<String, Object> said) {
      Map<String, Object> one = new HashMap<>(said);
      one.put("kind", kind);
      all.add(one);
    }

    public Map<String, Object> parameter(Map<String, Object> said) {
      assertThat(said).containsOnlyKeys("name", "type", "doc");
      return said;
    }

    /** As if the place were in the block of each word. */
    public Object enclosingCall(String word) {
      assertThat(Gdsl.blocks()).containsKey(word);
      return word;
    }

    Set<String> names(String kind) {
      return all.stream()
          .filter(one -> kind.equals(one.get("kind")))
          .map(one -> (String) one.get("name"))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, String> arguments(String word) {
      return all.stream()
          .filter(one -> word.equals(one.get("name")) && one.containsKey("namedParams"))
          .flatMap(one -> ((List<?>) one.get("namedParams")).stream())
          .map(one -> (Map<?, ?>) one)
          .collect(
              Collectors.toMap(
                  one -> (String) one.get("name"), one -> (String) one.get("type"), (a, b) -> a));
    }
  }

  /** An IDE that reads a file of words; it only looks at one kind of place. */
  public abstract static class Ide extends Script {
    public Map<String, String> scriptScope() {
      return Map.of("is", "script");
    }

    public Map<String, String> closureScope() {
      return Map.of("is", "closure");
    }

    public Object context(Map<String, Object> said) {
      return said.containsKey("ctype")
          ? said.get("ctype")
          : ((Map<?, ?>) said.get("scope")).get("is");
    }

    public void contributor(List<?> contexts, Closure<?> body) {
      if (contexts.contains(getProperty("where"))) {
        body.setDelegate(getProperty("known"));
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        body.call();
      }
    }
  }
}
