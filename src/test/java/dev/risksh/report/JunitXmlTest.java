package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The XML for CI servers: as the schema has it that Jenkins published, whatever a script says. */
class JunitXmlTest {
  private static final Schema SCHEMA = schema();

  /** Of a newer schema of Jenkins' too, which has fewer attributes of a case. */
  private static final List<String> OF_A_CASE = List.of("classname", "name", "time");

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(JunitXmlTest.class.getResource("/schemas/jenkins-junit.xsd"));
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }

  private static Document read(String xml) throws Exception {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void saysWhatHappenedToEachStep() throws Exception {
    Document xml = read(JunitXml.of(SampleRun.saying("said")));
    Element all = xml.getDocumentElement();
    assertThat(List.of(all.getAttribute("tests"), all.getAttribute("failures")))
        .containsExactly("8", "1");
    assertThat(all.getAttribute("errors")).isEqualTo("2");
    Element bad = elements(xml, "testsuite").get(1);
    assertThat(bad.getAttribute("name")).isEqualTo("scripts/bad.groovy [said]");
    assertThat(bad.getAttribute("timestamp")).isEqualTo("2026-11-24T12:00:00");
    assertThat(bad.getAttribute("time")).isEqualTo("1.200");
    assertThat(bad.getAttribute("skipped")).isEqualTo("2");
    assertThat(elements(xml, "property").get(1).getAttribute("name")).isEqualTo("attempt");

    Element failure = elements(xml, "failure").get(0);
    assertThat(failure.getAttribute("message")).isEqualTo("went wrong: said");
    assertThat(failure.getTextContent())
        .contains(
            "why:  because said", "at:   scripts/bad.groovy:12", "call: #7 POST /api/v1/risk");
    assertThat(elements(xml, "error").get(0).getAttribute("type")).isEqualTo("Okta refused (4xx)");
    assertThat(elements(xml, "skipped").get(0).getTextContent()).isEqualTo("reason said");
    assertThat(elements(xml, "system-out").get(0).getTextContent()).isEqualTo("said");
    Element broken = elements(xml, "testcase").get(7);
    assertThat(broken.getAttribute("name")).isEqualTo("(scenario)");
    Element step = elements(xml, "testcase").get(2);
    assertThat(step.getAttribute("classname")).isEqualTo("scripts.bad");
    assertThat(step.getAttribute("name")).isEqualTo("check said [said]");
    for (Element one : elements(xml, "testcase")) {
      assertThat(one.getAttributes().getLength()).isEqualTo(OF_A_CASE.size());
      OF_A_CASE.forEach(name -> assertThat(one.hasAttribute(name)).isTrue());
    }
  }

  @Property(tries = 200)
  void anyTextHasAPlaceInIt(@ForAll String text) throws Exception {
    Document xml = read(JunitXml.of(SampleRun.saying(text)));
    assertThat(elements(xml, "failure").get(0).getAttribute("message")).startsWith("went wrong: ");
  }

  @Test
  void whatXmlHasNoPlaceForIsMadeVisible() throws Exception {
    String text = "bell \u0007, lone \ud800, no character \uffff, smile \ud83d\ude00 ]]> <&\"'";
    Document xml = read(JunitXml.of(SampleRun.saying(text)));
    assertThat(elements(xml, "system-out").get(0).getTextContent())
        .isEqualTo(
            "bell \\u0007, lone \\ud800, no character \\uffff, smile \ud83d\ude00 ]]> <&\"'");
  }

  private static List<Element> elements(Document xml, String name) {
    NodeList nodes = xml.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
