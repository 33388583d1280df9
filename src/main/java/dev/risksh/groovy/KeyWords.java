package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeyChoice;
import dev.risksh.jose.KeyFormat;
import dev.risksh.jose.KeyOrder;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import dev.risksh.session.ExportedKey;
import dev.risksh.session.KeptKey;
import dev.risksh.session.KeyExport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words on keys. */
public interface KeyWords extends Words {
  /** A fresh RSA key pair of 2048 bits. */
  default SigningKey newKey() {
    return newKey(Map.of());
  }

  /** {@code newKey type: 'p256'}, {@code newKey alg: 'RS512', kid: 'mine', protect: true}. */
  @Does("Makes a key pair, keeps it, and uses it.")
  @Takes(name = "type", value = "'rsa2048', 'p256' and so on. Default: 'rsa2048'.")
  @Takes(name = "alg", value = "What it signs with: 'RS256' to 'RS512', 'ES256' to 'ES512'.")
  @Takes(name = "kid", value = "What to name it. Default: its thumbprint.")
  @Takes(name = "protect", value = "true to keep it under a passphrase.")
  default SigningKey newKey(Map<String, ?> named) {
    Arguments arguments = Arguments.of(KeyWords.class, "newKey", named);
    KeyOrder order =
        KeyOrder.of(arguments.text("type"), arguments.text("alg"), arguments.text("kid"));
    return made(session().keys().create(order, arguments.flag("protect")));
  }

  default SigningKey importKey(String file) {
    return importKey(Map.of(), file);
  }

  /** {@code importKey params.keyFile}, which may be in a private file. */
  default SigningKey importKey(Secret file) {
    return importKey(Arguments.needed(file, "importKey", "a file").reveal());
  }

  /** {@code importKey 'keys.json', kid: 'mine', alg: 'RS384', protect: true}. */
  @Does("Takes the private key in a JWK, JWK set or PEM file, and uses it.")
  @Takes(name = "kid", value = "Which key of a set, or what to name one that has no kid.")
  @Takes(name = "alg", value = "What an RSA key signs with that does not say.")
  @Takes(name = "protect", value = "true to keep it under a passphrase.")
  default SigningKey importKey(Map<String, ?> named, String file) {
    Arguments arguments = Arguments.of(KeyWords.class, "importKey", named);
    Arguments.needed(file, "importKey", "a file");
    KeyChoice choice = new KeyChoice(arguments.text("kid"), arguments.text("alg"));
    return made(
        session()
            .keys()
            .importFrom(session().world().path(file), choice, arguments.flag("protect")));
  }

  default ExportedKey exportKey() {
    return exportKey(Map.of());
  }

  /** {@code exportKey file: 'key.pem', private: true}, {@code exportKey format: 'jwks'}. */
  @Does("Gives the public half of a key away, or all of it where private: true says so.")
  @Takes(name = "file", value = "Where to. Default: it is the value.")
  @Takes(name = "kid", value = "Which key; 'jwks' takes several. Default: the one in use.")
  @Takes(name = "format", value = "'jwk', 'jwks' or 'pem'. Default: what the file's name says.")
  @Takes(name = "private", value = "true for the private half too.")
  @Takes(name = "protect", value = "true to put that under a passphrase.")
  @Takes(name = "reveal", value = "true to have even a private key shown.")
  @Takes(name = "force", value = "true to overwrite a file that is there.")
  default ExportedKey exportKey(Map<String, ?> named) {
    Arguments arguments = Arguments.of(KeyWords.class, "exportKey", named);
    return made(
        session()
            .keys()
            .export(
                new KeyExport(
                    arguments.texts("kid").orElse(List.of()),
                    arguments.text("format").map(KeyFormat::named),
                    arguments.flag("private"),
                    arguments.flag("protect"),
                    arguments.flag("reveal"),
                    arguments.text("file").map(session().world()::path),
                    arguments.flag("force"))));
  }

  @Does("The public half of the key in use, or of the one of a kid, as a JWK to give to Okta.")
  default ExportedKey showKey() {
    return made(session().keys().export(KeyExport.shown(Optional.empty())));
  }

  default ExportedKey showKey(String kid) {
    return made(
        session()
            .keys()
            .export(KeyExport.shown(Optional.of(Arguments.needed(kid, "showKey", "a kid")))));
  }

  @Does("The key pairs there are.")
  default List<KeptKey> getKeys() {
    return session().keys().list();
  }

  @Does("Uses another key pair: its kid, or the key itself.")
  default SigningKey useKey(Object key) {
    return made(session().keys().choose(kid(key)));
  }

  default void removeKey(Object key) {
    removeKey(Map.of(), key);
  }

  /** {@code removeKey 'mine', yes: true}. */
  @Does("Takes a key pair away for good: its kid, or the key itself.")
  @Takes(name = "yes", value = "true not to be asked.")
  default void removeKey(Map<String, ?> named, Object key) {
    Arguments arguments = Arguments.of(KeyWords.class, "removeKey", named);
    session().keys().remove(kid(key), arguments.flag("yes"));
  }

  private static String kid(Object key) {
    if (key instanceof SigningKey pair) {
      return pair.kid();
    }
    if (key instanceof KeptKey kept) {
      return kept.kid();
    }
    if (key instanceof CharSequence text) {
      return text.toString();
    }
    throw Problem.usage("a key is named by its kid", "useKey key.kid()");
  }
}
