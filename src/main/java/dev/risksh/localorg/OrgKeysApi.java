package dev.risksh.localorg;

/** {@code /local/v1/keys/rotate}: what Okta does four times a year, at once. */
final class OrgKeysApi {
  private final OrgKeys keys;

  OrgKeysApi(OrgKeys keys) {
    this.keys = keys;
  }

  Reply rotate(Call call) {
    keys.rotate(call.request().at());
    return WellKnown.keys(keys);
  }
}
