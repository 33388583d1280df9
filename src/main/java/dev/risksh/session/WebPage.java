package dev.risksh.session;

import java.net.URI;

/**
 * The System Log as a page of a local org.
 *
 * @param link opens it in one browser, once
 * @param opened whether a browser was told
 * @param here whether the org, and the page with it, ends with this process
 */
public record WebPage(URI link, boolean opened, boolean here) {
  @Override
  public String toString() {
    return link.toString();
  }
}
