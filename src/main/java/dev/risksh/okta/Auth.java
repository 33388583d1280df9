package dev.risksh.okta;

import dev.risksh.jose.Secret;
import java.net.URI;
import java.util.List;

/** What a call shows to be let in. */
@FunctionalInterface
public interface Auth {
  /** The headers for one attempt at a request; asked for each, since a proof is good once. */
  List<Header> headers(String method, URI url);

  /** An Okta API token of an admin. */
  static Auth admin(Secret apiToken) {
    return of("SSWS", apiToken);
  }

  /** A scoped access token of a service app, which whoever has it may use. */
  static Auth bearer(Secret token) {
    return of("Bearer", token);
  }

  /** A token that is bound to a key: it counts together with a proof only. */
  static Auth bound(Secret token, DpopProver prover) {
    return (method, url) ->
        List.of(authorization("DPoP", token), prover.forResource(method, url, token));
  }

  private static Auth of(String scheme, Secret credential) {
    List<Header> headers = List.of(authorization(scheme, credential));
    return (method, url) -> headers;
  }

  private static Header authorization(String scheme, Secret credential) {
    return Header.of("Authorization", scheme + " " + credential.reveal());
  }
}
