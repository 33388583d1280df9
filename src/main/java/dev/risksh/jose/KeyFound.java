package dev.risksh.jose;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key that was read, and what stood beside it.
 *
 * @param certificates those of the file
 */
public record KeyFound(SigningKey key, List<X509Certificate> certificates) {
  /** What its owner may want to know, though it is no reason not to use the key. */
  public List<String> remarks(Instant now) {
    List<String> remarks = new ArrayList<>();
    Optional<X509Certificate> own =
        certificates.stream().filter(one -> key.isOf(one.getPublicKey())).findFirst();
    if (own.isEmpty() && !certificates.isEmpty()) {
      remarks.add("the certificate beside the key is that of another key, and was left out");
    }
    own.map(certificate -> certificate.getNotAfter().toInstant())
        .filter(end -> end.isBefore(now))
        .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC))
        .ifPresent(
            day ->
                remarks.add(
                    "the certificate beside the key expired on "
                        + day
                        + "; Okta gets the bare public key, which does not expire"));
    return remarks;
  }
}
