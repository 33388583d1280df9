package dev.risksh.okta;

import dev.risksh.jose.Secret;
import java.net.URI;
import java.util.List;

/** What a call shows to be let in. */
@FunctionalInterface
public interface Auth {
  /** The headers for one attempt at a request; asked for each, since a proof is good once. */
  List<Header> headers(String method, URI url);

  /** Whom the org takes the caller for, as far as one can tell; the same text for the same one. */
  default String who() {
    return "";
  }

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
    return new Known(
        Caller.of(token),
        (method, url) ->
            List.of(authorization("DPoP", token), prover.forResource(method, url, token)));
  }

  private static Auth of(String scheme, Secret credential) {
    List<Header> headers = List.of(authorization(scheme, credential));
    return new Known(Caller.of(credential), (method, url) -> headers);
  }

  private static Header authorization(String scheme, Secret credential) {
    return Header.of("Authorization", scheme + " " + credential.reveal());
  }

  /** With what is known of the caller. */
  record Known(String who, Auth shown) implements Auth {
    @Override
    public List<Header> headers(String method, URI url) {
      return shown.headers(method, url);
    }
  }
}
