package dev.risksh;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import groovy.lang.GroovyShell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import okhttp3.OkHttpClient;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Plays what a user will do, so that its classes can be archived. */
public final class Training {
  private Training() {}

  public static void main(String[] args) throws Exception {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new ByteArrayInputStream("hello\n".getBytes()), new ByteArrayOutputStream())
            .build()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      reader.readLine("risksh> ");
    }
    new GroovyShell().evaluate("1 + 1");
    RSAKey key = new RSAKeyGenerator(2048).generate();
    SignedJWT jwt =
        new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), new JWTClaimsSet.Builder().build());
    jwt.sign(new RSASSASigner(key));
    new OkHttpClient.Builder().build();
    Main.main(new String[] {"--version"});
  }
}
