package dev.risksh.report;

/** Text for XML 1.0, which has no place for some characters, not even escaped. */
final class XmlText {
  private XmlText() {}

  /** {@code text} with such characters made visible: <code>&#92;u0007</code>. */
  static String of(String text) {
    if (text.codePoints().allMatch(XmlText::isAllowed)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            one -> {
              if (isAllowed(one)) {
                safe.appendCodePoint(one);
              } else {
                safe.append(String.format("\\u%04x", one));
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\t'
        || (codePoint >= 0x20 && codePoint < 0xd800)
        || (codePoint >= 0xe000 && codePoint < 0xfffe)
        || codePoint >= 0x10000;
  }
}
