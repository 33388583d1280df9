package dev.risksh.diagnose;

/** What a call is for, in plain words, by its method and path. */
final class Purpose {
  private Purpose() {}

  static String of(String method, String path) {
    boolean reads = method.equals("GET");
    if (path.equals("/oauth2/v1/token")) {
      return "asks for an access token";
    }
    if (path.equals("/oauth2/v1/keys")) {
      return "reads the org's public keys";
    }
    if (path.startsWith("/.well-known/")) {
      return "asks what kind of org it is";
    }
    if (path.startsWith("/api/v1/risk/events")) {
      return reads ? "asks for risk events, which can only be sent" : "sends risk events";
    }
    if (path.startsWith("/api/v1/risk/providers")) {
      return reads ? "reads the risk providers" : "changes a risk provider";
    }
    if (path.startsWith("/api/v1/logs")) {
      return "reads the System Log";
    }
    if (path.startsWith("/api/v1/authn")) {
      return "lets a user sign in";
    }
    if (path.endsWith("/grants")) {
      return reads ? "reads what the app may ask for" : "grants the app a scope";
    }
    if (path.startsWith("/oauth2/v1/clients") || path.startsWith("/api/v1/apps")) {
      return reads ? "reads the apps of the org" : "changes an app of the org";
    }
    return reads ? "reads from the org" : "changes something in the org";
  }
}
