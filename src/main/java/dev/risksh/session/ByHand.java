package dev.risksh.session;

/** What an admin does in the Admin Console where risksh has no right to do it itself. */
enum ByHand {
  CREATE_APP(
      "in the Admin Console: Applications > Create App Integration > API Services, then Client"
          + " Credentials > Public key / Private key > Add key with /key show; /app use CLIENT-ID"
          + " takes it up"),
  SEE_APP("in the Admin Console: Applications > the app"),
  GRANT("in the Admin Console: Applications > the app > Okta API Scopes > Grant"),
  REVOKE("in the Admin Console: Applications > the app > Okta API Scopes > Revoke"),
  ROLE("in the Admin Console: Applications > the app > Admin roles > Edit assignments"),
  REMOVE_APP("in the Admin Console: Applications > the app > Deactivate, then Delete"),
  REPLAY("make the call with curl and an API token; /http curl prints it"),
  SIGN_IN("sign in from that address yourself, and see it with /log"),
  SCENE("start the org with risksh org, which prints its admin token"),
  PROVIDER(
      "an admin calls the Risk Providers API with an API token, as Okta's guide does with Postman");

  private final String steps;

  ByHand(String steps) {
    this.steps = steps;
  }

  String steps() {
    return steps;
  }
}
