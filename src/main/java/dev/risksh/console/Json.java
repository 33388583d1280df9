package dev.risksh.console;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON strictly and writes it the same way every time: object nodes and records in their own
 * order, maps by key, instants as {@code 2021-01-20T00:00:00.001Z}.
 */
public final class Json {
  private static final int DEEPEST = 64;
  private static final int LONGEST_EXCERPT = 20;

  /** What Jackson says of a place beside its line: that it does not tell the text. */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; ([^\\]]*)\\]");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  /** A new, empty object, whose fields keep the order in which they are put. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** {@code instant} as Okta writes times: UTC, with milliseconds. */
  public static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  /**
   * Reads exactly one JSON value: nothing may follow it, no key may be there twice, and it may be
   * nested 64 deep.
   *
   * @param what what the text is, for the message when it is not JSON: {@code events.json}
   * @throws Problem that names the line and the column
   */
  public static JsonNode parse(String text, String what) {
    JsonNode node;
    try {
      node = Shared.READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw notJson(e, what);
    }
    if (node.isMissingNode()) {
      throw Problem.badInput(what + " is empty, not JSON", null);
    }
    return node;
  }

  /** {@code text} as JSON; empty when it is anything else. */
  public static Optional<JsonNode> tryParse(String text) {
    try {
      return Optional.of(Shared.READER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** {@code node} as plain Java values: maps, lists, texts, numbers, booleans, null. */
  public static Object plain(JsonNode node) {
    try {
      return Shared.MAPPER.treeToValue(node, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JSON that has no plain form", e);
    }
  }

  /** {@code value} on one line without blanks. */
  public static String compact(Object value) {
    return write(Shared.COMPACT, value);
  }

  /** {@code value} for people: one field a line, indented by two. */
  public static String pretty(Object value) {
    return write(Shared.PRETTY, value);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          value.getClass().getSimpleName() + " cannot be written as JSON", e);
    }
  }

  private static Problem notJson(JsonProcessingException e, String what) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    String why =
        e instanceof StreamConstraintsException
            ? "it is nested or sized beyond what risksh reads"
            : TerminalSafe.excerpt(SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1"), 200);
    return Problem.badInput(what + " is not valid JSON" + where + ": " + why, null);
  }

  /** Made on first use, so that a start that needs no JSON does not load Jackson. */
  private static final class Shared {
    private static final JsonMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .errorReportConfiguration(
                        ErrorReportConfiguration.builder()
                            .maxErrorTokenLength(LONGEST_EXCERPT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule().addSerializer(new InstantWriter()))
            .build();

    static final ObjectReader READER = MAPPER.reader();
    static final ObjectWriter COMPACT = MAPPER.writer();
    static final ObjectWriter PRETTY = MAPPER.writer(prettyPrinter());

    private static DefaultPrettyPrinter prettyPrinter() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(indenter)
          .withArrayIndenter(indenter);
    }
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(time(value));
    }
  }
}
