package dev.risksh.command;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.export.ShellWord;
import dev.risksh.jose.SelfSigned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a local org over https shows to its callers, kept so that it is trusted once: {@code
 * org-tls.p12} with the key, {@code org-tls.pem} for curl and {@code org-trust.p12} for Java.
 */
final class OrgCertificate {
  private static final String NAME = "org";

  /** Java's usual one. It keeps nothing secret; that the file is its owner's alone does. */
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final PrivateKeyEntry entry;

  private OrgCertificate(Path folder, PrivateKeyEntry entry) {
    this.folder = folder;
    this.entry = entry;
  }

  /** The one that is kept, or a new one where that does not fit or is about to expire. */
  static OrgCertificate of(ServerOptions options, World world) {
    Path folder = options.certificateFolder(world);
    Path file = folder.resolve("org-tls.p12");
    try {
      List<String> hosts = hosts(options);
      Instant now = world.clock().instant();
      if (Files.exists(file)) {
        OrgCertificate kept = new OrgCertificate(folder, read(file));
        if (kept.isGoodFor(hosts, now)) {
          kept.writeForClients();
          return kept;
        }
      }
      PrivateKeyEntry entry = SelfSigned.make("risksh local org", hosts, now, world.random());
      AtomicFile.write(file, keyStore(entry), true);
      OrgCertificate made = new OrgCertificate(folder, entry);
      made.writeForClients();
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new Problem(
          ExitCode.BAD_INPUT,
          "the certificate in " + file + " cannot be used: " + AtomicFile.reason(e),
          "remove the file, and a new one is made",
          e);
    }
  }

  Path pemFile() {
    return folder.resolve("org-tls.pem").toAbsolutePath();
  }

  /** As openssl and browsers show it. */
  String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLContext tls() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(NAME, entry.getPrivateKey(), new char[0], entry.getCertificateChain());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot serve https", e);
    }
  }

  /** The option that has curl trust it, with a blank behind. */
  String forCurl() {
    return "--cacert '" + pemFile() + "' ";
  }

  /** The setting that has risksh trust it, with a blank behind; other Java takes the same. */
  String forRisksh() {
    String file = trustFile().toAbsolutePath().toString();
    boolean blank = file.contains(" ");
    // The launcher splits its own variable at blanks; Java's has quotes.
    String setting = blank ? "JDK_JAVA_OPTIONS" : "RISKSH_JAVA_OPTS";
    String store = "-Djavax.net.ssl.trustStore=" + file;
    return setting
        + "="
        + ShellWord.quoted(
            (blank ? '"' + store + '"' : store) + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD)
        + " ";
  }

  private Path trustFile() {
    return folder.resolve("org-trust.p12");
  }

  private X509Certificate certificate() {
    return (X509Certificate) entry.getCertificate();
  }

  private void writeForClients() throws IOException, GeneralSecurityException {
    byte[] pem = SelfSigned.pem(certificate()).getBytes(StandardCharsets.US_ASCII);
    AtomicFile.write(pemFile(), pem, false);
    AtomicFile.write(
        trustFile(), keyStore(new KeyStore.TrustedCertificateEntry(certificate())), false);
  }

  private boolean isGoodFor(List<String> hosts, Instant now) throws GeneralSecurityException {
    Set<String> covered =
        certificate().getSubjectAlternativeNames().stream()
            .map(name -> String.valueOf(name.get(1)))
            .collect(Collectors.toSet());
    Date tomorrow = Date.from(now.plusSeconds(24 * 60 * 60));
    return covered.containsAll(hosts) && certificate().getNotAfter().after(tomorrow);
  }

  private static PrivateKeyEntry read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore.PasswordProtection password = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
    if (store.getEntry(NAME, password) instanceof PrivateKeyEntry entry) {
      return entry;
    }
    throw new IOException("it holds no key named " + NAME);
  }

  private static byte[] keyStore(KeyStore.Entry entry)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    boolean key = entry instanceof PrivateKeyEntry;
    store.setEntry(
        NAME, entry, key ? new KeyStore.PasswordProtection(PASSWORD.toCharArray()) : null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    return bytes.toByteArray();
  }

  /** Loopback's names, and where else the org is to be reached. */
  private static List<String> hosts(ServerOptions options) throws IOException {
    List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    if (options.bind().isPresent()) {
      InetAddress bound = options.bind().get();
      List<InetAddress> reached =
          bound.isAnyLocalAddress()
              ? NetworkInterface.networkInterfaces()
                  .flatMap(NetworkInterface::inetAddresses)
                  .filter(address -> !address.isLinkLocalAddress())
                  .toList()
              : List.of(bound);
      // Without the zone, which is no part of an address elsewhere.
      reached.forEach(address -> hosts.add(address.getHostAddress().replaceFirst("%.*", "")));
    }
    return hosts.stream().distinct().toList();
  }
}
