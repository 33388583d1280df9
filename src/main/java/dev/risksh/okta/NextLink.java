package dev.risksh.okta;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of a list is (Okta: pagination, {@code Link} headers). */
final class NextLink {
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,8000})>\\s*;\\s*rel=\"next\"");

  private NextLink() {}

  /** A link to another host is not followed: the token would go with it. */
  static Optional<String> of(Reply reply, OrgUrl org) {
    for (String link : reply.headersNamed("Link")) {
      Matcher matcher = NEXT.matcher(link);
      if (matcher.find()) {
        Optional<String> target = org.target(matcher.group(1));
        if (target.isPresent()) {
          return target;
        }
      }
    }
    return Optional.empty();
  }
}
