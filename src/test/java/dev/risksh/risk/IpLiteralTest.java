package dev.risksh.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "6.7.6.7",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:1.2.3.4",
        "64:ff9b::1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "0001:0002:3:4:5:6:7:8"
      })
  void takesAddresses(String text) {
    assertThat(IpLiteral.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.256",
        "010.1.1.1",
        "1.1.1.00",
        "+1.2.3.4",
        "-1.2.3.4",
        "0x1.2.3.4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4\n",
        "16909060",
        "1.2.3.4/24",
        "1.2.3.4:80",
        "example.com",
        "localhost",
        "١.2.3.4",
        "1.2.3.４",
        ":",
        ":::",
        ":1",
        "1:",
        "::1%eth0",
        "fe80::1%1",
        "[::1]",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "::1.2.3",
        "::1.2.3.256",
        "1.2.3.4::",
        "::1.2.3.4:1",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::ffff:010.1.1.1",
        "::/0",
        "::１"
      })
  void refusesEverythingElse(String text) {
    assertThat(IpLiteral.isValid(text)).isFalse();
  }

  @Property
  void readsEveryV4Address(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
    String text = InetAddress.getByAddress(bytes).getHostAddress();

    assertThat(IpLiteral.bytes(text)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes));
  }

  @Property
  void readsEveryV6AddressInFullAndShortened(@ForAll("v6") byte[] bytes) {
    String full = groups(bytes);

    assertThat(IpLiteral.bytes(full)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes));
    String shortened = full.replaceFirst("(^|:)0(:0)*(:|$)", "::");
    assertThat(IpLiteral.bytes(shortened)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes));
  }

  @Property
  void neverThrows(@ForAll("almostAddresses") String text) {
    IpLiteral.bytes(text).ifPresent(bytes -> assertThat(bytes.length).isIn(4, 16));
  }

  @Provide
  Arbitrary<byte[]> v6() {
    Arbitrary<Byte> mostlyZero =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
    return mostlyZero.array(byte[].class).ofSize(16);
  }

  @Provide
  Arbitrary<String> almostAddresses() {
    return Arbitraries.strings().withChars("012afF:.%/").ofMaxLength(45);
  }

  private static String groups(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
    }
    return text.toString();
  }
}
