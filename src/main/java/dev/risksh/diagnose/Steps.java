package dev.risksh.diagnose;

/** Next steps that more than one rule has. */
final class Steps {
  static final String ASSERTION = "/assertion   makes a fresh one by Okta's rules";
  static final String TOKEN = "/token   asks again, with a fresh assertion";
  static final String TOKEN_AFTER = "/token   asks again, with that one";
  static final String HTTP = "/http show   the call and the reply as they were";
  static final String EXPLAIN = "/explain last   the call claim by claim, with what Okta refuses";
  static final String DOCTOR = "/doctor   checks everything from the address to the calls left";
  static final String ORG = "/org URL   the org this app and token belong to";
  static final String KEY_SHOW = "/key show   the public half, for the app's Public keys in Okta";
  static final String APP_LIST = "/app list   the client ids that this org knows";
  static final String SUPPORT =
      "wait a little and try again; Okta's support can look up the request id";

  private Steps() {}
}
