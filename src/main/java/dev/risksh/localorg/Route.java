package dev.risksh.localorg;

import java.util.function.Function;

/** One endpoint: where it is, who may call it, what it does. */
record Route(String method, PathPattern path, Access access, Function<Call, Reply> handler) {

  static Route of(String method, String path, Access access, Function<Call, Reply> handler) {
    return new Route(method, PathPattern.of(path), access, handler);
  }
}
