package dev.risksh.localorg;

/** Okta's management error codes that this org answers with (Okta: error code catalogue). */
enum OktaError {
  E0000001(400, "Api validation failed: {0}"),
  E0000003(400, "The request body was not well-formed."),
  E0000004(401, "Authentication failed"),
  E0000005(403, "Invalid session"),
  E0000006(403, "You do not have permission to perform the requested action"),
  E0000007(404, "Not found: Resource not found: {0}"),
  E0000008(404, "The requested path was not found"),
  E0000009(500, "Internal Server Error"),
  E0000010(503, "Service is in read only mode"),
  E0000011(401, "Invalid token provided"),
  E0000015(401, "You do not have permission to access the feature you are requesting"),
  E0000018(400, "Bad request.  Accept and/or Content-Type headers are likely not set."),
  E0000020(400, "Bad request."),
  E0000021(
      400,
      "Bad request.  Accept and/or Content-Type headers likely do not match supported values."),
  E0000022(405, "The endpoint does not support the provided HTTP method"),
  E0000026(404, "This endpoint has been deprecated."),
  E0000031(400, "The supplied combination of operator and field is not currently supported. {0}"),
  E0000047(429, "API call exceeded rate limit due to too many requests."),
  E0000053(400, "{0}"),
  E0000056(403, "Delete application forbidden."),
  E0000090(409, "The role specified is already assigned to the user."),
  E0000215(410, "This endpoint has been deprecated.");

  private final int status;
  private final String summary;

  OktaError(int status, String summary) {
    this.status = status;
    this.summary = summary;
  }

  int status() {
    return status;
  }

  String summary(String argument) {
    return summary.replace("{0}", argument);
  }
}
