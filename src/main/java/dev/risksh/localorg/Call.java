package dev.risksh.localorg;

import java.util.List;

/**
 * A request that was let in.
 *
 * @param pathValues what stands in the path where the route has a {@code *}, decoded
 */
record Call(Request request, Caller caller, List<String> pathValues) {

  String pathValue(int index) {
    return pathValues.get(index);
  }
}
