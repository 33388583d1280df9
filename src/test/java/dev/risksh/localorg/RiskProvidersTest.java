package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The Risk Providers API and its rules. */
class RiskProvidersTest extends OrgTestCase {
  private static final String PATH = "/api/v1/risk/providers";

  @Test
  void theDefaultProviderIsThereFromTheStart() {
    HttpResponse<String> reply = client.get(PATH, client.admin());
    String id = Client.parse(reply).path(0).path("id").asText();
    assertThat(id).matches("rkp\\w{17}");
    assertThat(reply.body())
        .isEqualTo(
            ("[{\"id\":\"%s\",\"name\":\"Default \",\"clientId\":\"null\",\"action\":\"log_only\","
                    + "\"_links\":{\"self\":{\"href\":\"%s\",\"hints\":{\"allow\":[\"GET\",\"PUT\","
                    + "\"DELETE\"]}}}}]")
                .formatted(id, client.url(PATH + "/" + id)));
  }

  @Test
  void aProviderIsCreatedReadReplacedAndDeleted() {
    HttpResponse<String> created = post("{\"name\":\"Mine\",\"clientId\":\"0oaClient\"}");
    assertThat(created.statusCode()).isEqualTo(201);
    String id = Client.parse(created).path("id").asText();
    String path = PATH + "/" + id;
    assertThat(created.body())
        .isEqualTo(
            ("{\"id\":\"%s\",\"name\":\"Mine\",\"clientId\":\"0oaClient\",\"action\":\"log_only\","
                    + "\"_links\":{\"self\":{\"href\":\"%s\",\"hints\":{\"allow\":[\"GET\",\"PUT\","
                    + "\"DELETE\"]}}}}")
                .formatted(id, client.url(path)));
    assertThat(client.get(path, client.admin()).body()).isEqualTo(created.body());

    HttpResponse<String> replaced =
        client.json(
            "PUT",
            path,
            client.admin(),
            "{\"name\":\"Mine\",\"clientId\":\"0oaOther\",\"action\":\"enforce_and_log\"}");
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(Client.parse(replaced).path("clientId").asText()).isEqualTo("0oaOther");

    HttpResponse<String> deleted =
        client.send("DELETE", path, null, "Authorization", client.admin());
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(code(client.get(path, client.admin()))).isEqualTo("404 E0000007");
  }

  @Test
  void badProvidersAreRefused() {
    assertThat(causes(post("{}")))
        .containsExactly(
            "name: The field cannot be left blank", "clientId: The field cannot be left blank");
    assertThat(causes(post("{\"name\":\"x\",\"clientId\":\"y\",\"action\":\"log\"}")))
        .containsExactly("action: The field action is not valid.");
    assertThat(causes(post("{\"name\":\"%s\",\"clientId\":\"y\"}".formatted("x".repeat(51)))))
        .containsExactly("name: The field name must not be longer than 50 characters.");
    assertThat(causes(post("{\"name\":\"Default \",\"clientId\":\"y\"}")))
        .containsExactly("name: The field name must be unique.");
    assertThat(post("{\"name\":\"%s\",\"clientId\":\"y\"}".formatted("x".repeat(50))).statusCode())
        .isEqualTo(201);
  }

  @Test
  void thereAreAtMostThree() {
    assertThat(post("{\"name\":\"2\",\"clientId\":\"y\"}").statusCode()).isEqualTo(201);
    assertThat(post("{\"name\":\"3\",\"clientId\":\"y\"}").statusCode()).isEqualTo(201);
    HttpResponse<String> fourth = post("{\"name\":\"4\",\"clientId\":\"y\"}");
    assertThat(code(fourth)).isEqualTo("400 E0000001");
    assertThat(causes(fourth)).containsExactly("An org can have at most 3 risk providers.");
  }

  private HttpResponse<String> post(String body) {
    return client.json("POST", PATH, client.admin(), body);
  }
}
