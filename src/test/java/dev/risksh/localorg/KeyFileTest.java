package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;

  private static RSAKey notNeeded() {
    throw new AssertionError("there is a key");
  }

  @Test
  void theNextOrgFindsTheKeyAndNobodyElseReadsIt() throws IOException {
    Path file = folder.resolve("cache/key.json");
    KeyFile kept = new KeyFile(Optional.of(file));
    assertThat(kept.get(() -> Keys.ORG)).isEqualTo(Keys.ORG);
    assertThat(kept.get(KeyFileTest::notNeeded)).isEqualTo(Keys.ORG);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoPrivateKeyIsReplaced() throws IOException {
    Path file = folder.resolve("key.json");
    for (String text :
        new String[] {
          "", "{}", "no JSON", "{\"signingKeys\":[" + Keys.ORG.toPublicJWK().toJSONString() + "]}"
        }) {
      Files.writeString(file, text);
      KeyFile kept = new KeyFile(Optional.of(file));
      assertThat(kept.get(() -> Keys.ORG)).isEqualTo(Keys.ORG);
      assertThat(kept.get(KeyFileTest::notNeeded)).isEqualTo(Keys.ORG);
    }
  }

  @Test
  void nothingIsWrittenOnceTheOrgIsClosed() {
    Path file = folder.resolve("key.json");
    KeyFile kept = new KeyFile(Optional.of(file));
    kept.close();
    assertThat(kept.get(() -> Keys.ORG)).isEqualTo(Keys.ORG);
    assertThat(file).doesNotExist();
  }

  @Test
  void whereNothingCanBeKeptTheKeyIsMade() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    assertThat(new KeyFile(Optional.of(noFolder.resolve("key.json"))).get(() -> Keys.ORG))
        .isEqualTo(Keys.ORG);
    assertThat(new KeyFile(Optional.empty()).get(() -> Keys.ORG)).isEqualTo(Keys.ORG);
  }
}
