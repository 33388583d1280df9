package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrgUrlTest {
  private static final String EXAMPLE = "https://dev-123.okta.com";

  @ParameterizedTest
  @CsvSource({
    "https://dev-1.okta.com, https://dev-1.okta.com",
    "https://dev-1.okta.com/, https://dev-1.okta.com",
    "' https://dev-1.okta.com ', https://dev-1.okta.com",
    "dev-1.okta.com, https://dev-1.okta.com",
    "HTTPS://Dev-1.Okta.com:443, https://dev-1.okta.com",
    "https://login.example.com, https://login.example.com",
    "https://acme.okta-gov.com, https://acme.okta-gov.com",
    "https://yourself.okta.com, https://yourself.okta.com",
    "http://127.0.0.1:8180, http://127.0.0.1:8180",
    "http://localhost:8180/, http://localhost:8180",
    "http://[::1]:8180, http://[::1]:8180"
  })
  void takesTheAddressOfAnOrg(String text, String address) {
    assertThat(OrgUrl.of(text)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is blank, " + EXAMPLE,
    "https://{yourOktaDomain}, it is still a placeholder, " + EXAMPLE,
    "https://${yourOktaDomain}, it is still a placeholder, " + EXAMPLE,
    "https://yourOktaDomain, it is still a placeholder, " + EXAMPLE,
    "https://<your-org>.okta.com, it is still a placeholder, " + EXAMPLE,
    "https://your-org.okta.com, it is still a placeholder, " + EXAMPLE,
    "http://dev-1.okta.com, only https is safe for tokens, https://dev-1.okta.com",
    "http://127.0.0.1.evil.com, only https is safe for tokens, https://127.0.0.1.evil.com",
    "ftp://dev-1.okta.com, only https is safe for tokens, https://dev-1.okta.com",
    "https://dev-1.okta.com.com, it ends in .com.com, https://dev-1.okta.com",
    "https://dev-1-admin.okta.com, it is the Admin Console, https://dev-1.okta.com",
    "https://a-admin.okta-emea.com/x, it is the Admin Console, https://a.okta-emea.com",
    "https://dev-1.okta.com/oauth2/default, it is an authorization server, https://dev-1.okta.com",
    "https://dev-1.okta.com/api/v1, it has a path, https://dev-1.okta.com",
    "https://dev-1.okta.com//, it has a path, https://dev-1.okta.com",
    "https://dev-1.okta.com?x=1, it has a path, https://dev-1.okta.com",
    "http://localhost:8180/oauth2/v1, it is an authorization server, http://localhost:8180",
    "http://dev-1-admin.okta.com.com/app, only https is safe for tokens, https://dev-1.okta.com",
    "http://dev-1.okta.com:80, only https is safe for tokens, https://dev-1.okta.com",
    "'\"https://dev-1.okta.com\"', it has quotation marks around it, https://dev-1.okta.com",
    "“dev-1.okta.com”, it has quotation marks around it, https://dev-1.okta.com",
    "'\"\"', it has quotation marks around it, " + EXAMPLE,
    "https://dev 1.okta.com, it is not a URL, " + EXAMPLE,
    "https://, it is not a URL, " + EXAMPLE,
    "https://user:pw@dev-1.okta.com, it has no host that can be called, " + EXAMPLE,
    "https://dev-1.okta.com:99999, it has no host that can be called, " + EXAMPLE
  })
  void refusesWithTheReasonAndTheFix(String text, String reason, String instead) {
    Problem problem = catchThrowableOfType(Problem.class, () -> OrgUrl.of(text));

    assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(problem).hasMessageContaining(reason);
    assertThat(problem.next()).contains("try " + instead);
    assertThat(OrgUrl.of(instead)).as("the fix works").hasToString(instead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@dev-1.okta.com",
        "00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd",
        "\"00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd\""
      })
  void aSecretInTheWrongPlaceIsNotShown(String text) {
    try {
      OrgUrl.of(text);
    } catch (Problem problem) {
      assertThat(problem.getMessage() + problem.next()).doesNotContain("hunter2", "aBcDeFgHiJkL");
    }
  }

  @Test
  void theTokenEndpointHasNoDoubleSlash() {
    assertThat(OrgUrl.of("https://dev-1.okta.com/").tokenEndpoint())
        .isEqualTo("https://dev-1.okta.com/oauth2/v1/token");
  }

  @Property
  void anyTextIsTakenOrRefusedButNeverABug(@ForAll String text) {
    try {
      assertThat(OrgUrl.of(OrgUrl.of(text).toString())).isEqualTo(OrgUrl.of(text));
    } catch (Problem refused) {
      assertThatThrownBy(() -> OrgUrl.of(text)).hasMessageStartingWith("'");
    }
  }
}
