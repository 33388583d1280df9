package dev.risksh.scenario;

/** A script that is to be run once. */
record Play(ScriptFile script) {
  /** As it is told and looked for. */
  String name() {
    return script.file();
  }
}
