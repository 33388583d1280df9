package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same answer means something else where another question was asked. */
class RefusalsByPathTest {
  private static NextSteps steps;

  @BeforeAll
  static void readCommands(@TempDir Path folder) {
    steps = new NextSteps(folder);
  }

  @AfterAll
  static void close() {
    steps.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "POST | /api/v1/authn | 401 | E0000004 | Authentication failed | has another password",
        "GET | /api/v1/logs | 401 | E0000004 | Authentication failed | does not know who makes",
        "GET | /api/v1/logs | 400 | E0000001 | 'until': The date format in your query | A time in",
        "GET | /api/v1/logs | 400 | E0000001 | 'q': Freeform search cannot | A word to search for",
        "GET | /api/v1/logs | 400 | E0000001 | limit: The field limit is not valid | 0 to 1000",
        "GET | /api/v1/logs | 400 | E0000001 | after: must be a valid value | not one that the log",
        "GET | /api/v1/logs | 400 | E0000053 | The since parameter is over 180 days | 180 days back",
        "GET | /api/v1/logs | 400 | E0000053 | Invalid filter 'a eqq' | cannot read the filter",
        "GET | /api/v1/logs | 500 | E0000009 | Internal Server Error | gives up after 30 seconds",
        "GET | /api/v1/apps | 500 | E0000009 | Internal Server Error | failed on its own side",
        "POST | /api/v1/apps/0oa1/grants | 400 | E0000001 | scopeId: not valid | no API scope of",
        "POST | /api/v1/apps/0oa1/grants | 400 | E0000001 | issuer: not valid | as its issuer",
        "POST | /api/v1/apps/0oa1/grants | 404 | E0000007 | Not found: 0oa1 | no app of that",
        "POST | /api/v1/apps/0oa1/grants | 403 | E0000006 | You do not have | Only a super admin",
        "GET | /api/v1/apps/0oa1/grants | 403 | E0000006 | You do not have | admin role",
        "GET | /oauth2/v1/clients/0oa1 | 404 | E0000007 | Not found: 0oa1 | no app of that",
        "GET | /api/v1/users/00u1 | 404 | E0000007 | Not found: 00u1 | nothing of that id",
        "POST | /oauth2/v1/clients | 400 | E0000001 | JsonWebKey RSA key length in the 'jwks'"
            + " is less than '2,048' bits | shorter than the 2048 bits",
        "POST | /oauth2/v1/clients | 400 | E0000001 | All keys must have a unique `kid`. | same kid",
        "POST | /api/v1/risk/providers | 400 | E0000001 | name: must be unique | has that name",
        "POST | /api/v1/risk/providers | 400 | E0000001 | Maximum reached | three risk providers",
        "POST | /api/v1/risk/providers | 400 | E0000001 | action: not valid | not an action of",
        "POST | /api/v1/risk/providers | 400 | E0000001 | clientId: not valid | could be the",
        "POST | /api/v1/risk/providers | 400 | E0000001 | name: too long | 1 to 50 characters",
        "POST | /api/v1/risk/providers | 400 | E0000001 | something | was described with",
      })
  void theQuestionDecides(
      String method, String path, int status, String code, String words, String cause) {
    Diagnosis diagnosis = RefusedCall.of(method, path).diagnosed(status, code, words);
    assertThat(diagnosis.cause()).contains(cause);
    steps.assertTyped(diagnosis.next());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "302 | Location: https://other.example.com/ | sends the call on to another one",
        "503 | Retry-After: 5 | cannot take the call at the moment",
        "504 | Server: nginx | cannot take the call at the moment",
        "410 | Server: nginx | has retired this part",
      })
  void anAnswerWithoutAnyWords(int status, String header, String cause) {
    String[] parts = header.split(": ");
    Diagnosis diagnosis =
        RefusedCall.of("GET", "/api/v1/apps").replied(parts[0], parts[1]).diagnosed(status, "", "");
    assertThat(diagnosis.cause()).contains(cause);
    steps.assertTyped(diagnosis.next());
  }
}
