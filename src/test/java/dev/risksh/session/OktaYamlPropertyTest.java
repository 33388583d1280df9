package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in an {@code okta.yaml}, it is read or told, and never a bug. */
class OktaYamlPropertyTest {
  private static final int TRIES = 300;

  @Property(tries = TRIES)
  void anyTextIsReadOrTold(@ForAll String text) {
    read(text);
  }

  @Property(tries = TRIES)
  void anythingThatLooksLikeOneIsReadOrTold(@ForAll("almostYaml") String text) {
    read(text);
  }

  @Provide
  Arbitrary<String> almostYaml() {
    return Arbitraries.of(
            "okta:",
            "client:",
            "orgUrl:",
            "privateKey:",
            "kty:",
            "scopes:",
            "proxy:",
            "&a",
            "*a",
            "<<:",
            "|",
            ">",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\n",
            "\n  ",
            "\n    ",
            " ",
            ",",
            "null",
            "~",
            "!!java.net.URL",
            "!x",
            "---",
            "...",
            "# x",
            "%YAML 9",
            "\t",
            "\u0000")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join("", words));
  }

  private static void read(String text) {
    try {
      Path file = Files.createTempFile("okta", ".yaml");
      try {
        Files.writeString(file, text);
        List<String> told = new ArrayList<>();
        Map<SettingName, Setting> found = OktaYaml.read(file, "okta.yaml", told::add);
        assertThat(told)
            .allSatisfy(line -> assertThat(line).startsWith("okta.yaml").hasLineCount(1));
        assertThat(found.values()).allSatisfy(set -> assertThat(set.value()).isNotBlank());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
