package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An org in one JSON file. */
class StoreTest extends StoreTestCase {

  @Test
  void whatWasAnsweredIsInTheFileBeforeTheOrgStops() throws IOException {
    Path copy = directory.resolve("copy.json");
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      for (int i = 0; i < 20; i++) {
        String app = client.createApp("App " + i, List.of());
        assertThat(Files.readString(file())).contains(app);
      }
      Files.copy(file(), copy);
      try (LocalOrg afterACrash = LocalOrg.start(settings().withStore(copy))) {
        assertThat(afterACrash.inventory()).isEqualTo(org.inventory());
      }
    }
  }

  @Test
  void aFileThatCannotBeReadIsKeptAside() throws IOException {
    Files.writeString(file(), "{\"version\":1,\"orgId\":");
    try (LocalOrg org = LocalOrg.start(settings())) {
      Path aside = directory.resolve("org.json.corrupt-20261124T120000Z");
      assertThat(org.warnings())
          .containsExactly(
              "The org's file cannot be read: kept as " + aside + ", started a new org.");
      assertThat(aside).hasContent("{\"version\":1,\"orgId\":");
      assertThat(new Client(org, clock).log("")).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherVersionIsKeptAside() throws IOException {
    Files.writeString(file(), "{\"version\":99}");
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThat(org.warnings()).singleElement().asString().contains("is of version 99, not 2");
    }
  }

  @Test
  void aStoreThatCannotBeWrittenFailsTheRequest() throws IOException {
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      // A directory in the way of the file beside which the next state is written.
      Path inTheWay = Files.createDirectory(directory.resolve("org.json.new"));
      Files.writeString(inTheWay.resolve("x"), "x");
      HttpResponse<String> reply =
          client.json("POST", "/oauth2/v1/clients", client.admin(), "{\"client_name\":\"x\"}");
      assertThat(OrgTestCase.code(reply)).isEqualTo("500 E0000009");
      Files.delete(inTheWay.resolve("x"));
      Files.delete(inTheWay);
      assertThat(client.log("")).hasSize(1);
    }
  }

  @Override
  OrgSettings settings() {
    return OrgSettings.ephemeral().withClock(clock).withStore(file());
  }

  private Path file() {
    return directory.resolve("org.json");
  }
}
